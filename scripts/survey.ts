import { surveyOf, type ToldSurvey } from "./site/survey.ts";

/** The process that looks at every file of a folder, and tells. */
const survey = surveyOf(process.argv[2] ?? "");
process.send?.([[...survey.keys()].join("\0"), Float64Array.from(survey.values())] satisfies ToldSurvey);
