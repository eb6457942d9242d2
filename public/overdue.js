// @ts-check
/** Unhides an overdue edition. */
const due = document.getElementById("due");
if (due && Date.now() > Date.parse(due.dataset.nextBy ?? "")) due.hidden = false;
