/**
 * What a version of a program declares, as a file: made where the program runs, read where it must not.
 *
 * Whoever made it may have written what they like. That is safe to review, because what is shown and the digest are made from the
 * same content: a program that declares something else has another digest, and is not applied.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { digestManifests } from "../../manifest";
import { type Notice, noticeKinds, type ReviewedApp, type ReviewedVersion } from "../../review";

/** What the file is by; another number when a reader of this one would go wrong. */
export const declarationSchema = "urn:entra-app-registration:declaration:1";

export interface Declaration {
  /** Undefined where the version has no such project. */
  readonly project: string | undefined;
  readonly stack: string;
  readonly apps: readonly ReviewedApp[];
  readonly notices: readonly Notice[];
  /** Encrypted settings by full key, as the stack's file has them: they are compared, and opened by nobody. */
  readonly sealedSettings: Readonly<Record<string, string>>;
}

const text = z.string().max(1000);
const declarationFile = z.looseObject({
  $schema: z.literal(declarationSchema),
  project: text.optional(),
  stack: text,
  // A manifest's own shape is held by its digest.
  apps: z
    .array(z.looseObject({ manifest: z.looseObject({ name: text }), urn: text, aliases: z.array(text) }))
    .max(5000),
  notices: z.array(z.object({ kind: z.enum(noticeKinds), text: z.string(), about: z.string().optional() })).max(5000),
  sealedSettings: z.record(text, z.string()),
});

export function digestOf({ apps }: Pick<ReviewedVersion, "apps">): string {
  return digestManifests(apps.map(({ manifest }) => manifest));
}

/** The same bytes for the same declaration. */
export function renderDeclaration(declaration: Declaration): string {
  const content = { $schema: declarationSchema, digest: digestOf(declaration), ...declaration };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** @returns undefined where the content is something else @throws {z.ZodError} where it is a declaration that is damaged */
export function parseDeclaration(content: unknown): Declaration | undefined {
  const { success } = z.looseObject({ $schema: z.literal(declarationSchema) }).safeParse(content);
  if (!success) return undefined;
  const { project, stack, apps, notices, sealedSettings } = declarationFile.parse(content);
  // The casts: see above.
  return {
    ...{ project, stack, sealedSettings },
    apps: apps as unknown as readonly ReviewedApp[],
    notices: notices as readonly Notice[],
  };
}

/** @returns undefined where the file holds something else, or no JSON @throws what keeps it from being read */
export function readDeclarationFile(file: string): Declaration | undefined {
  const content = readFileSync(file, "utf8");
  return content.includes(declarationSchema) ? parseDeclaration(JSON.parse(content)) : undefined;
}
