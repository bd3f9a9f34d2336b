/** What Graph tells of an application in its beta version only, and the provider manages all the same. */
import type { DirectoryApp, DirectoryReader } from "../../directory";

const properties = ["oauth2RequirePostResponse"];

/** The apps with these properties among those of their applications. @throws {GraphRefusedError} */
export async function readBetaFields(
  directory: DirectoryReader,
  apps: readonly DirectoryApp[],
): Promise<readonly DirectoryApp[]> {
  const paths = apps.map(({ objectId }) => `/applications/${objectId}?$select=${properties.join(",")}`);
  const answers = await directory.getMany(paths, { version: "beta" });
  return apps.map((app, at) => {
    const { body = {}, refusal } = answers[at] ?? {};
    if (refusal !== undefined) throw refusal;
    const found = Object.fromEntries(properties.map((name) => [name, body[name]]));
    return { ...app, application: { ...app.application, ...found } };
  });
}
