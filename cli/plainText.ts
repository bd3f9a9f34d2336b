/** Text that somebody else wrote (a name in a directory, a line of a log), made safe to print. */

/** On a terminal it is text and nothing else: what would move the cursor, change colours or turn lines round is replaced. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, "\uFFFD");
}
