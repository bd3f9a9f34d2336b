/** Writes a text so that a shell reads it as one word. */

/** As it is where it can be; a file of variables that Node or Docker Compose reads takes the same quotes. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
