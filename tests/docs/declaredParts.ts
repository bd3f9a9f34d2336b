/** The examples of docs/declaring.md: most are parts of the arguments of an app. */
import type { DocumentedPage } from "./documentedPage";

/** A program begins with imports, or with the name of its file. */
const isWhole = (program: string) => /^(import|\/\/) /.test(program);

/** The imports that a program needs which has a part of the page in it. */
function withImports(program: string): string {
  const needed = ["AppRegistration", "DaemonApp", "githubActions", "kubernetes"].filter((name) => {
    return new RegExp(`\\b${name}\\(`).test(program);
  });
  const readFile = program.includes("readFileSync(") ? 'import { readFileSync } from "node:fs";\n' : "";
  return `${readFile}import { ${needed.join(", ")} } from "entra-app-registration";\n${program}`;
}

/** Whole programs as they are, and each part as one with an app around it. */
export function wholePrograms({ programs }: Pick<DocumentedPage, "programs">): readonly string[] {
  return programs.map((program, index) => {
    if (isWhole(program)) return program;
    const name = program.startsWith("displayName:") ? "" : `displayName: "Part ${index}",\n`;
    return withImports(
      `export const part${index} = new AppRegistration("part-${index}", {\n${name}${program}}).access;\n`,
    );
  });
}

/** Parts under a heading, in its order, each as the same app that acts by itself. */
export function rotatedPrograms(page: DocumentedPage, heading: string): readonly string[] {
  const [, section = ""] = page.text.split(new RegExp(`^### ${heading}$`, "m"));
  const parts = [...section.replace(/^##[\s\S]*/m, "").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
  return parts.map(([, part = ""]) =>
    withImports(`
const app = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
${part}});
export const mailDigest = app.access;
export const newest = Object.values(app.secrets).at(-1);
`),
  );
}
