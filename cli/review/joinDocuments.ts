/** Several reviews as one document: the stacks of a program are reviewed one by one. */

/** One document stays as it is; several are a list. */
export function joinJson(documents: readonly string[]): string {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return only;
  return `[\n${documents.map((document) => document.trimEnd()).join(",\n")}\n]\n`;
}

/** SARIF has a place for several runs of one tool: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ 3.13.4. */
export function joinSarif(documents: readonly string[]): string {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return only;
  const logs = documents.map((document) => JSON.parse(document) as { readonly runs: readonly unknown[] });
  return `${JSON.stringify({ ...logs[0], runs: logs.flatMap(({ runs }) => runs) }, undefined, 2)}\n`;
}
