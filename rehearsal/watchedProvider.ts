/** A provider whose calls a {@link SilenceWatch} knows by name. */
import { nameOf } from "./engine/urn";
import type { ResourceProvider } from "./resourceProvider";
import type { SilenceWatch } from "./silenceWatch";

export function watchedProvider(provider: ResourceProvider, watch: SilenceWatch): ResourceProvider {
  const during = <Result>(doing: string, urn: string, work: () => Promise<Result>): Promise<Result> =>
    watch.during(`${doing} ${nameOf(urn)}`, work);
  return {
    configKeys: provider.configKeys,
    ...(provider.answersEveryPackage && { answersEveryPackage: true }),
    configure: (connection) => watch.during("signing in", () => provider.configure(connection)),
    check: (request) => during("checking", request.urn, () => provider.check(request)),
    diff: (request) => during("comparing", request.urn, () => provider.diff(request)),
    create: (request) => during("creating", request.urn, () => provider.create(request)),
    update: (request) => during("updating", request.urn, () => provider.update(request)),
    read: (request) => during("reading", request.urn, () => provider.read(request)),
    delete: (request) => during("deleting", request.urn, () => provider.delete(request)),
    invoke: (request) => watch.during(`calling ${request.token}`, () => provider.invoke(request)),
  };
}
