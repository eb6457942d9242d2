/** English words that carry grammar and no subject, and what an apostrophe leaves of them ("don't" is "don" and "t"). */
export const functionWords: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am amid among an and another any
  are aren around as at be became because become becomes been before behind being below besides between beyond both but by
  can cannot could couldn did didn do does doesn doing don done down due during each either else enough etc even ever every
  everything few for from further furthermore had has have having he hence her here hers herself him himself his how however
  i if in indeed instead into is isn it its itself just least less like ll many may me meanwhile might mine more moreover most
  mostly much must my myself namely near nearly neither never nevertheless no none nor not nothing now of off often on once
  only onto or other others otherwise our ours ourselves out over own per perhaps quite rather re same shall she should since
  so some something sometimes somewhat such than that the their theirs them themselves then there thereby therefore these
  they this those though through throughout thus to together too toward towards under unless unlike until up upon us ve very
  via was wasn we were weren what whatever when whenever where whereas whereby wherein whether which while who whole whom
  whose why will with within without won would yet you your yours yourself`.split(/\s+/),
);
