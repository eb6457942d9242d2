/**
 * Commands of authors' own that stand in arXiv's cs abstracts up to 2016 without a definition. What they printed in the
 * paper can't be known; their name, upright, is the nearest reading. A name that is not here leaves its formula as written.
 */
export const ownNames =
  "acc ACk ACOne ACQ ACUN ACZm adc add agl algo algset Amat AND apgt Arr At AT Atoms AV avg AVR bad ballD Ballq " +
  "barH bbbeta bbdelta Be best bestsignal betastar BG BH bhlevel bin bitset BKP BO boxi caseth Cc cd CE ceql CH CL " +
  "cl classNP classP classRP cm CM cne codi Comlcp comp complexity condition CoNP constantdelaylin Copt " +
  "costconstant COUNT cr crd crg critksq critmlq crs CSL csn csp csum cubi CUSUM CX CY da dataset davidsstar dB " +
  "Dbar dbf Dc ddim DE depth Depth dico Diff Dim dimension Dimfs dimfs dims dimzeta Dimzeta dis distance dl Dmat " +
  "dmax dmin dof Doubler DoubleSbm doublewedge DP dr dspace DT Dt DTIME dub Ec EF efq egd eL el EM entropy es ew EX " +
  "exactcolor fac false fbf fc Ferm FewL ff fini FL FNorm Fnorm fo FOLDNb forestdreisat fpt Fscr fthreem func fut " +
  "fVal Fz Fzfe gap gd Ge genus gl Gmat GND Gnd gnm Gnp GNP goto GR Gr gr grG gS gs hall hbx Hcellzone herdisc hf " +
  "Hinf Hlinecell Ho Htwo Hvertexcell Hy ic ICG ID IIK IK ilog IMARK Imm imp IN inM INR Ins interior IntRange ints " +
  "io iw kalg kcnf kdnf KL km kopt koz kp KS Ks LA LC lce LCE LCEPP LCEPT LCETT LCP lcp LD leqn LimAvg limp Linp " +
  "listl LKP lmo lnk local LogFew lognormA logp lolo lp LQR ltf lub makeset makespanconstant manyonesharp MatA matA " +
  "MatB match matX MAX maxdeg mcT mdim MIN Minf minrk mitl mix mixbound Mlaw Mln mMLr Mn modd ModpL mon Mon MS mtl " +
  "mtlfull mtlfullunary mtlfut mtlsns MultiSbm mx MyBigClass myG myrad myset natoms Nc NCOne NE nexptime NFb NFD " +
  "NLD nm nO node nodenum noi np npinterconp npoints nqp Nrb NS nsig NSize nspace nt nummac numobs numreg numsam " +
  "NumTypes nustar nV nxn OA obf Oc occ OK OL omd onemax oper oplusP OptL Order orH orig os Ostar OUT overn Par paz " +
  "Pc pcn Pden pdf pdim pevt pfi pFq pfrr PG ph Phibf PI pii PLS ply pmax pmin po pol Poly Polygon Pos pos Power pp " +
  "Ppoly PR prb PrcOpt prf proc Prod proj prov Prox PS Ps psigkone psigktwo psnnoplusbigohone psone PT pth pthree " +
  "PTIME qcma qcmax qf qma qOA qpar Qry QTR qual qv Rank rat rc rcr rd ReachFewL redttnp Rel rep repfor res RG rg " +
  "rimp Rin RNC ROI rootnbyi rootnbyk Rout RPA rpar Rq Rspace Rtwo sBB SBU scc sco scsp sdG SDG SDL SE sel select " +
  "Select seq seqand seqor SetX sharpP sharpp SHI Si sigdiv sigmak SigmaPtwo since SIZE sketch sla slex sm sn snr " +
  "sort sources SP Space sparsity spindex SPL src srpt std str StructureN subequal SUBEXP SUM sumin sumjm Sumn sure " +
  "swm sy SystemT SZK TargFreq tcsp TCZ ten tfa Th ThetaM thetatwo thl ThreshLow ThreshUp TL TNorm tOmega " +
  "totalnumobs tp tq Tra tree triang true ud UDG UL Um until UOptL uRenyi US uti varoptk VC vev view vnp VorX vpws " +
  "VT vth weicnf weight Weights wmin wsn WT xbf Xlin Xmat XOR xset Xspace xv xxt ybf yv Zlin zoon code li nZ new zi kq";
