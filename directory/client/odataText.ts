/** How texts stand in the addresses of Graph calls. */

/** A text as a value of OData, percent-encoded: `O'Brien` becomes `%27O%27%27Brien%27`. */
export function quoteText(text: string): string {
  return encodeURIComponent(`'${text.replaceAll("'", "''")}'`).replaceAll("'", "%27");
}
