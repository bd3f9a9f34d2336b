/** Tells what was made, what to write in the program, and how the app uses it. The key itself is in none of it. */

export interface MadeCertificate {
  /** Name of the app. */
  readonly app: string;
  /** Name of the credential and of its files. */
  readonly name: string;
  readonly subject: string;
  readonly thumbprint: string;
  /** Days as in the program, such as `2026-11-22`; it begins and ends as they begin, UTC. */
  readonly from: string;
  readonly until: string;
  /** Paths as a person would write them, the public one from the project's folder. */
  readonly publicFile: string;
  readonly privateFile: string;
}

export function renderCertificate(made: MadeCertificate): string {
  const { app, name, subject, thumbprint, from, until, publicFile, privateFile } = made;
  const lines = [
    `Certificate ${name}`,
    `  subject      ${subject}`,
    `  thumbprint   ${thumbprint}`,
    `  valid        ${from} to ${until}, from midnight to midnight UTC`,
    `  public       ${publicFile}, for the program; commit it`,
    `  private      ${privateFile}, for the app;`,
    "               key and certificate, readable by you only; never commit it",
    "",
    "In the program, in what declares the app:",
    "",
    "  credentials: {",
    "    certificates: [",
    "      {",
    `        name: ${JSON.stringify(name)},`,
    `        pem: readFileSync(${JSON.stringify(publicFile)}, "utf8"),`,
    `        until: ${JSON.stringify(until)},`,
    "      },",
    "    ],",
    "  },",
    "",
    '  and above: import { readFileSync } from "node:fs";',
    "",
    "As the app, once the stack is up:",
    "",
    `  npx appreg token ${app} --flow certificate \\`,
    `    --certificate ${privateFile}`,
    "",
    "  or AZURE_CLIENT_CERTIFICATE_PATH, which @azure/identity reads, too.",
  ];
  return `${lines.join("\n")}\n`;
}
