/**
 * Commands that authors define for themselves and use in abstracts without the definition, where the name has one usual
 * meaning: `\eps`, `\bigO`, `\RR`. A row is names, `=`, what they stand for.
 */
export const shorthands = String.raw`
eps veps vareps vep epsi myeps e = \varepsilon
ep = \epsilon
vphi = \varphi
lam = \lambda
Lam = \Lambda
om = \omega
al a calpha = \alpha
ga = \gamma
gb be = \beta
gl la = \lambda
vp = \varphi
ve = \varepsilon
lun = \ell_1
otil = \tilde{o}
bbbg = \mathbb{G}
kk = \Bbbk
rr = \mathbb{R}
lb = \log
gs sg = \sigma
chiup = \chi
ra ar goesto goto tends = \to
slash = /
comp = \circ
textgreater = >
textless = <
textbar = |
half = \frac{1}{2}
all = \forall
some = \exists
defeq = \coloneqq
define = \triangleq
indep = \perp\!\!\!\perp
bcdot = \cdot
ud = \mathrm{d}
iid = \text{i.i.d.}
st = \text{s.t.}
Real REAL RR IR bbR bbbr Rspace = \mathbb{R}
Rd = \mathbb{R}^d
Rn = \mathbb{R}^n
Integers integers ints ZZ BBZ bbbz bbZ mZ = \mathbb{Z}
Zp = \mathbb{Z}_p
Naturals naturals nats Nat nat NN bbN = \mathbb{N}
Rationals Q QQ = \mathbb{Q}
complex C CC = \mathbb{C}
Fq fq efq = \mathbb{F}_q
Fp = \mathbb{F}_p
Fqm = \mathbb{F}_{q^m}
Fqn = \mathbb{F}_{q^n}
K KK = \mathbb{K}
PP = \mathbb{P}
mbi = \boldsymbol
mb mbf boldmath vm mv tensor mat matr vect = \mathbf
go = \mathfrak
mc scr = \mathcal
bb abb mbb field mathbbm mathds mathbbmss bbm = \mathbb
textsl = \textit
floor flr = \left\lfloor#1\right\rfloor
ceil ceiling = \left\lceil#1\right\rceil
infnorm = \left\|#1\right\|_\infty
FNorm Fnorm = \left\|#1\right\|_F
TNorm = \left\|#1\right\|_2
inner = \langle#1,#2\rangle
myset = \{#1\}
paren brac brap Par of pth = \left(#1\right)
ol conj ovebarline = \overline{#1}
ul = \underline{#1}
tup = \bar{#1}
pinv = {#1}^{+}
nicefrac slfrac infrac = {#1}/{#2}
func proc = \operatorname{#1}
GF gf = \operatorname{GF}
np = \mathsf{NP}
sharpP sharpp = \#\mathsf{P}
oplusP = \oplus\mathsf{P}
classNP = \mathsf{NP}
classP = \mathsf{P}
classRP = \mathsf{RP}
MIPstar = \mathsf{MIP}^*
NCOne = \mathsf{NC}^1
ACOne = \mathsf{AC}^1
Ppoly = \mathsf{P}/\mathrm{poly}
Htwo = H_2
Hinf = H_\infty
pmin = p_{\min}
pmax = p_{\max}
dmin = d_{\min}
dmax = d_{\max}
wmin = w_{\min}
cij = c_{ij}
dji = d_{ji}
pjk = p_{jk}
pkj = p_{kj}
barH = \bar{H}
vecx = \vec{x}
betastar = \beta^*
bbbeta = \boldsymbol{\beta}
bbdelta = \boldsymbol{\delta}
nustar = \nu^*
BoldfaceDelta = \boldsymbol{\Delta}
SIGMA = \Sigma
SigmaP = \Sigma^{\mathsf{P}}
epsilonv = \boldsymbol{\epsilon}
bGamma = \boldsymbol{\Gamma}
Omeg = \Omega
betta = \beta
epsilson epsislon = \epsilon
Prod = \prod
Sumn = \sum_{i=1}^n
nxn = n\times n
euler = e
eq = =
i = \mathrm{i}
Eb = E_b
Tra = \operatorname{Tr}
Ho = H_0
displaylines = #1
xspace protect strut ds = {}
`;

/** What some authors define with an argument, `\bigO{n}`, and some without. After `or`: with it, where that is not `f(x)`. */
export const functions = String.raw`
Oh bigO bigo bigoh BigOh Order OO BO = O
calO cO mO Oc = \mathcal{O}
oh littleo = o
softO softOh Ot Otilde otilde tO sO bigOsoft TO tildeO = \tilde{O}
tcO = \tilde{\mathcal{O}}
sOB = \tilde{O}_B
Ostar = O^*
Omegah bigOmega BigOmega = \Omega
tOmega = \tilde{\Omega}
Thetah bigTheta bigT = \Theta
E ex expect Mean = \mathbb{E}
Prob pr PR = \Pr
F FF bF = \mathbb{F} or \mathbb{F}_{#1}
avg = \operatorname{avg} or \langle#1\rangle
wt = \operatorname{wt} or \widetilde{#1}
s = \mathrm{s} or \mathbf{#1}
card cardof = \operatorname{card} or \left|#1\right|
`;

/**
 * Names that say what they mean, printed upright: functions, parameters of a graph or a code, plain words, acronyms and
 * complexity classes of general use.
 */
export const upright =
  "poly polylog nnz dom Aut Diff Gal Hom Cay dist distance mad boxi cubi diam girth genus maxdeg minrk tw pw bw cw rc src sign diag " +
  "trace rk Rank Select select sort size SIZE occ lcp LCP LCE Depth weight entropy depth std supp conv interior proj Prox prox Var Cov ord " +
  "lub opt OPT Opt ilog Exp Inf irr Poly pol sketch sparsity dimension dims Dim complexity condition " +
  "tree node view sources local true false since until gap acc algo dataset code Weights Atoms Pos Power Polygon Space state " +
  "KL KS VC SNR SINR INR snr ROI SE MSE BER DoF UDG GNP Gnp IN OUT AND OR XOR NOT MAX MIN SUM COUNT LP SDP LQR CUSUM PGL GL SL SO SU Sp PG GR " +
  "NP co coNP CoNP RP BPP ZPP PP PH ph EXP NEXP nexptime NE SUBEXP PSPACE EXPSPACE LOGSPACE PTIME DTIME dspace nspace DP UP NL SPL UL FewL LogFew " +
  "ReachFewL OptL UOptL ModpL AC NC RNC TC FPT fpt XP MA AM QMA qma qcma MIP IP SZK PLS vnp SAT CSP csp EF EX LTL CTL " +
  "LD NLD BH ID DT dof onemax Imm LimAvg herdisc Rel Mon Gr rep mon pos str seq NumTypes pdf prf";
