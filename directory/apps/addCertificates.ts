/** Certificates of applications and principals, which Graph answers only to those who ask for them by name. */
import type { DirectoryReader } from "../client/directoryReader";
import { type Fields, fieldsOf, listOf, textOf } from "../client/fields";
import { findMany } from "../client/findMany";

/** An object that may carry certificates; undefined where there is none. */
export interface CarryingObject {
  readonly path: string;
  readonly fields: Fields | undefined;
}

/**
 * The objects in the order given, with the text of every certificate. Graph counts these calls (150 a minute and tenant), so
 * only those that have any are asked.
 *
 * @throws {GraphRefusedError}
 */
export async function addCertificates(
  directory: DirectoryReader,
  objects: readonly CarryingObject[],
): Promise<readonly (Fields | undefined)[]> {
  const lacking = objects.filter(({ fields }) => lacksText(fields));
  const answers = await findMany(
    directory,
    lacking.map(({ path }) => `${path}?$select=keyCredentials`),
  );
  const found = new Map(lacking.map(({ path }, at) => [path, answers[at]]));
  return objects.map(({ path, fields }) => {
    const keys = found.get(path);
    return fields === undefined || keys === undefined ? fields : { ...fields, keyCredentials: keys.keyCredentials };
  });
}

function lacksText(fields: Fields | undefined): boolean {
  return listOf(fields?.keyCredentials).some((credential) => textOf(fieldsOf(credential).key) === undefined);
}
