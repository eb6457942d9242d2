/**
 * Commands that authors use in abstracts without a definition. Only names that a package of LaTeX defines, or that at least
 * three authors share in one meaning, in abstracts or in public preambles; what one paper calls its own can't be known, and
 * its formulas stay as written. A row is names, `=`, what they stand for.
 */
export const shorthands = String.raw`
eps vareps e = \varepsilon
ep = \epsilon
ga = \gamma
al = \alpha
ra = \to
chiup = \chi
slash = /
textgreater = >
textless = <
textbar = |
half = \frac{1}{2}
ud = \mathrm{d}
Real IR = \mathbb{R}
nats = \mathbb{N}
Rd = \mathbb{R}^d
C = \mathbb{C}
Q = \mathbb{Q}
K = \mathbb{K}
bbbone = \mathbb{1}
boldmath mbf mat = \mathbf
bb mathbbm mathds mathbbmss = \mathbb
textsl = \textit
floor = \left\lfloor#1\right\rfloor
ceil = \left\lceil#1\right\rceil
paren = \left(#1\right)
ol = \overline{#1}
nicefrac = {#1}/{#2}
GF gf = \operatorname{GF}
np = \mathsf{NP}
Ppoly = \mathsf{P}/\mathrm{poly}
displaylines = #1
xspace protect strut = {}
`;

/** What some authors define with an argument, `\bigO{n}`, and some without. After `or`: with it, where that is not `f(x)`. */
export const functions = String.raw`
Oh bigO bigo bigoh BigO = O
cO = \mathcal{O}
softO Ot Otilde otilde tO = \tilde{O}
sOB = \tilde{O}_B
bigOmega = \Omega
bigTheta = \Theta
E = \mathbb{E}
Prob = \Pr
F FF = \mathbb{F} or \mathbb{F}_{#1}
card = \operatorname{card} or \left|#1\right|
`;

/** Names that say what they mean, printed upright: functions of mathematics, and what the package `complexity` defines. */
export const upright =
  "poly polylog llog qpoly qlog nnz dist diam girth tw pw mad rk trace diag sign supp conv proj prox Var Cov Aut Gal Hom End Cay lcm " +
  "spn vol softmax OPT size occ SNR SINR snr KL " +
  "AC ACC AM BPP BPTIME BQP BQTIME coAM coBPP coMA coNE coNEXP coNL coNP coRE coRP coUP DET DSPACE DTIME DTISP EE EEXP EPTAS ESPACE " +
  "EXP EXPSPACE FNL FNP FP FPRAS FPT FPTAS GapL GapP IP LOGCFL LogFew MA MAEXP MaxNP MaxSNP MIP NC NE NEE NEEXP NEXP NISZK NL NP " +
  "NPC NPI NPO NPSPACE NQP NSPACE NTIME PCP PEXP PH PL PLS PPA PPAD PPP PSPACE PTAS PZK QAC QAM QCMA QIP QMA QMIP QNC QP QSZK RE REG RL RNC " +
  "RP RSPACE SAC SAT SC SIZE SL SNP SPACE SPL SPP SUBEXP SZK TC TFNP UL UP VNC VNP VP XP ZPE ZPP ZPTIME";
