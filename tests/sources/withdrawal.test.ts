import fc from "fast-check";
import { expect, test } from "vitest";
import { withdrawalIn } from "../../scripts/sources/withdrawal.ts";

const abstract = "Ants attend to sugar. We count how often, and find that it is often.";

test.each([
  "This paper has been withdrawn by the author due to a crucial sign error in equation 1",
  "This paper has been withdrawn",
  "this paper is withdrawn because Lemma 3 is wrong",
  "The paper was withdrawn by the authors.",
  "This submission has been withdrawn by arXiv administrators due to plagiarism",
  "arXiv admin note: This submission has been withdrawn by arXiv administrators due to disputed authorship",
  "arXiv admin note: This submission has been removed by arXiv administrators",
  "Removed by arXiv administration. It is a copy of another",
  "Withdrawn",
  "withdrawn.",
  "Withdrawn due to an error",
  "Withdrawn by the authors; see arXiv:2401.00001",
  "Withdrawn from arXiv: the data may not be shared",
  "Paper withdrawn by author",
  "Manuscript withdrawn, because results are incorrect",
  "This article has been retracted",
  "This version of the paper has been withdrawn due to an error",
  "This paper has been temporarily withdrawn by the author(s)",
  "This submission is being withdrawn due to serious errors",
  "We withdraw this paper: Theorem 2 is false",
  "The authors would like to withdraw this version",
  "I want to withdraw this paper.",
])("a comment withdraws a paper: %s", (comment) => {
  expect(withdrawalIn(abstract, comment)).toEqual({ reason: comment, instead: false });
});

test.each([
  ["5 pages, this paper has been withdrawn by the author", "this paper has been withdrawn by the author"],
  ["12 pages. This paper has been withdrawn. Lemma 2 is wrong", "This paper has been withdrawn. Lemma 2 is wrong"],
  ["Accepted at X (this paper is withdrawn)", "this paper is withdrawn)"],
])("a comment withdraws a paper further on: %s", (comment, reason) => {
  expect(withdrawalIn(abstract, comment)?.reason).toBe(reason);
});

test.each([
  "",
  "20 pages, 3 figures",
  "Accepted at TMLR after being withdrawn from ICLR 2024",
  "Withdrawn from ICLR 2023; accepted at TMLR",
  "Withdrawn ICLR 2022 submission, with reviews",
  "This paper was withdrawn from NeurIPS 2021 and is under review",
  "This paper has been withdrawn by the authors from ICML. To appear in JMLR",
  "Submitted to ICLR 2021, withdrawn",
  "Supersedes arXiv:2101.00001, which has been withdrawn",
  "A previous version of this paper was withdrawn; this is the corrected one",
  "The first version was withdrawn",
  "This paper replaces the withdrawn paper arXiv:2101.00001",
  "This paper has not been withdrawn",
  "This paper studies withdrawn papers",
  "Withdrawn papers of arXiv: a data set",
  "We retract claims, not papers",
  "Withdrawal of cash is modelled in section 3",
  "Code is at https://example.org/withdrawn",
])("a comment withdraws nothing: %s", (comment) => expect(withdrawalIn(abstract, comment)).toBeNull());

test("an abstract that is only the notice is one in place of the abstract", () => {
  const notice = "This paper has been withdrawn by the author due to a crucial error in the proof of Theorem 1.";
  expect(withdrawalIn(notice, "")).toEqual({ reason: notice, instead: true });
  expect(withdrawalIn("Withdrawn", "12 pages")).toEqual({ reason: "Withdrawn", instead: true });
  expect(withdrawalIn(notice, "Withdrawn: see v3")).toEqual({ reason: "Withdrawn: see v3", instead: true });
});

test("an abstract that goes on after the notice stays one, and the notice is the reason", () => {
  const long = `This paper has been withdrawn by the authors. ${abstract.repeat(10)}`;
  expect(withdrawalIn(long, "")).toEqual({ reason: "This paper has been withdrawn by the authors.", instead: false });
});

test("an abstract that speaks of withdrawals withdraws nothing", () => {
  const study =
    "Retracted papers are cited for years. This paper was written to say why authors withdrawn from a field return.";
  expect(withdrawalIn(study, "")).toBeNull();
  expect(withdrawalIn(`${abstract} The paper that we refute has been withdrawn.`, "")).toBeNull();
});

test("a reason is cut between words at 300 characters", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1, maxLength: 30 })), (words) => {
      const comment = ["Withdrawn:", ...words].join(" ");
      const reason = withdrawalIn(abstract, comment)?.reason ?? "";
      expect(reason.length).toBeLessThanOrEqual(300);
      expect(comment.length <= 300 ? reason : `${comment} `.startsWith(`${reason.slice(0, -1)} `)).toBe(
        comment.length <= 300 ? comment : true,
      );
    }),
  );
  expect(withdrawalIn(abstract, `Withdrawn: ${"x".repeat(1_000)}`)?.reason).toHaveLength(151);
});
