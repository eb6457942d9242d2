/**
 * Commands of authors' own that stand without a definition in arXiv's cs abstracts up to 2016. What they printed in the
 * paper can't be known; their name, upright, is the nearest reading. A name that is not here leaves its formula as written.
 */
export const ownNames =
  "ab ACk ACQ ACUN ACZm adc add agl algset apgt Arr At AT AV AVR bad ballD Ballq Be best bestsignal BG bhlevel bi " +
  "bin bitset BKP caseth cc Cc cd CE ceql CH CL cl cm CM cne codi Comlcp constantdelaylin Copt costconstant cr crd " +
  "crg critksq critmlq crs CSL csn csum CX CY da davidsstar dB Dbar Dc ddim DE dico Dimfs dimfs dimzeta Dimzeta dis " +
  "dl Doubler DoubleSbm doublewedge dr Dt dub Ec egd eL el EM es et ew exactcolor fac fc Ferm ff fini FL fo FOLDNb " +
  "forestdreisat Fscr fthreem fut fVal Fz Fzfe gd Ge GND Gnd gnm gr grG gS hall hbx Hcellzone hf Hlinecell " +
  "Hvertexcell Hy ic ICG IIK IK IMARK imp inM Ins IntRange io iw kalg kcnf kdnf km kopt koz kp kq Ks LA LC lce " +
  "LCEPP LCEPT LCETT ld leqn li limp Linp listl LKP lmo lnk lognormA logp lolo lp ltf makeset makespanconstant " +
  "manyonesharp MatA MatB match mcT mdim Minf mitl mix mixbound Mlaw Mln mMLr Mn modd MS mtl mtlfull mtlfullunary " +
  "mtlfut mtlsns MultiSbm mx MyBigClass myG myrad natoms nb Nc new NFb NFD nm nO nodenum noi npinterconp npoints " +
  "nqp Nrb NS nsig NSize nt nummac numobs numreg numsam nV nZ OA OK OL omd oper orH orig os overn paz Pc pcn Pden " +
  "pdim pevt pfi pFq pfrr Phibf PI pii ply po pp prb PrcOpt prov PS Ps psigkone psigktwo psnnoplusbigohone psone PT " +
  "pthree qcmax qf qOA qpar Qry QTR qual qv rat rcr rd redttnp repfor res RG rg rimp Rin rootnbyi rootnbyk Rout RPA " +
  "rpar Rq Rtwo sBB SBU scc sco scsp sdG SDG SDL sel seqand seqor SetX SHI Si sigdiv sigmak SigmaPtwo sla slex sm " +
  "sn SP spindex srpt StructureN subequal sumin sumjm sure swm sy SystemT TargFreq tcsp TCZ ten tfa Th ThetaM " +
  "thetatwo thl ThreshLow ThreshUp TL totalnumobs tp tq triang Um uRenyi US uti varoptk vev vl VorX vpws VT vth " +
  "weicnf wsn WT Xlin xset Xspace xxt zi Zlin zoon";
