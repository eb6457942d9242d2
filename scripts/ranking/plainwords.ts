import { stemOf } from "../text/tokens.ts";

/**
 * Words in which any paper of any field is written. They count in a score, but are no reason to give a reader:
 * "shares: propose, results" says nothing. Kept as stems.
 */
const plainStems: ReadonlySet<string> = new Set(
  `ability able above-mentioned accept accordingly account achieve acquire act actual add addition additionally
  address adopt advance advantage agree aim al allow alone alternative amount analyse analysis analyze anything appeal
  appear applicable apply approach appropriate approximately arbitrary area argue arise art article arxiv ask aspect
  assess associate assume assumption attain attempt author auto automatically available average avoid aware bad
  balance base basic begin believe bench benefit best better big billion boost bring broad broadly build call capable
  capture careful carry case category cause certain cf challenge change characteristic characterize choice choose
  chosen claim clear close co collect com combine come common commonly compare comparison competitive complete complex
  component comprehensive comprise concept conclude condition conduct confirm connect consequently consider
  considerable consist construct consuming contain contemporary context contrast contribute conventional core
  correspond cost cover craft create critical crucial current cut data dataset datum deal decade decide decrease
  define degrade degree deliver demonstrate depend deploy deployment derive describe design desirable despite detail
  determine develop devise differ difficult difficulty diminish direct directly discuss distinct diverse domain
  dramatically drastically drawback drive driven drop early ease easier easily easy effect efficient effort eg
  eliminate emerge emphasize empirical employ enable encounter end enhance enjoy ensure entire equal equip especially
  essential establish et evaluate ever-growing evident exact exactly examine example exceed excellent exhibit exist
  expand expect expensive experiment experimental explain explicit exploit explore expose extend extension extra
  extreme face facilitate fact factor fail far fast faster favorable feasible final find fine first fit five fix
  flexible focus focused follow form formal former formulate found four framework frequent fruitful fulfil full fully
  function fundamental future gain gap general get github give given global go goal good great greater greatly grow
  growth guide half hand handle hard heavily help high highlight highly hold hope hour http huge idea ideal identify
  ie illustrate impact implement implication important importantly impose impossible impressive improve inadequate
  include incorporate increase increasingly incur independent indicate individual induce inefficient influence inform
  inherent initially insight inspire integrate intend intensive inter interest interestingly intermediate intra
  introduce introduction intuitive investigate involve io issue job jointly keep key know known lack large large-scale
  larger last later lead learn leave left let level leverage lie likely limit line list literature little long look
  lot low lower main mainly maintain major make manner match material matter mean meaningful meet method methodology
  metric million minimal mitigate model modern modest modify motivate multi multiple nature near-optimal necessary
  need new newly next non notable note novel number numerous observe obtain obvious occur offer one open opportunity
  option order org original outcome outline outperform overall overcome overhead overview page pair paper part
  particular particularly past people perfect perform perspective place plausible play plenty point popular pose
  possess possible post potential power practice practitioner pre precise prefer preliminary presence present preserve
  pretty prevalent prevent previous previously previously-unknown primarily primary principle problem procedure
  process produce progress prominent promise promote proper properly propose provable prove provide public publicly
  publish purpose put quality quick quickly raise range rapid rapidly rate reach readily real real-world realistic
  really reasonable receive recent recognize recover reduce reduction refer refine reflect regard regardless relate
  relative release relevant reliable rely remain remarkable replace report represent require research resolve respect
  result return reveal rich right rigorous rise role run sacrifice sacrificing satisfy say scale scenario scheme scope
  second section see seek select self self-contained semi sense separate series serve set several shape share shed
  shift short show showcase side significant significantly similar similarly simple simplify simply simultaneous
  single situation size small smaller so-called solely solid solution solve sota special specific specify stable stage
  standard start state state-of-the-art step still straightforward strategy strength strictly strong study sub subject
  suboptimal subsequent substantial success successfully suffer sufficient suggest suit suitable summarize superior
  support surpass surprisingly system systematic tackle tailor take target task technique technology tend term
  theoretical theory thereof thing third thorough thoroughly three tier time today top total trade tradeoff tradition
  traditionally train treat true try turn two type typical ubiquitous ultimately un underlying understand undertake
  unify unique unknown upper usage use usual utilise utility valid value variant variety various vary vast versatile
  viable view vital vs want way well well-known whilst wide widespread wise work world worth www year yield`
    .split(/\s+/)
    .map(stemOf),
);

/** True for a word that no reader would miss among reasons: one of any paper's words, or a number. */
export function isPlain(stem: string): boolean {
  return plainStems.has(stem) || (/^\d+[a-z]?$/.test(stem) && !/^[234]d$/.test(stem));
}
