/** The three pictures of each app that are held beside each other. */
import type { AppSummary, DeletedObject, DirectoryApp } from "../../directory";
import type { AppManifest } from "../../manifest";
import type { Person } from "./driftFinding";

/** A secret or a certificate that an engine made. */
export interface RecordedKey {
  readonly keyId: string;
  readonly kind: "secret" | "certificate";
  /** Of a secret. */
  readonly name: string | undefined;
}

export interface RecordedPicture {
  readonly objectId: string;
  readonly clientId: string;
  readonly manifest: AppManifest;
  /** Object ids of the owners when the engine looked last; undefined where the state does not tell. */
  readonly owners: readonly string[] | undefined;
  readonly principalOwners: readonly string[] | undefined;
  readonly keys: readonly RecordedKey[];
}

export type Whereabouts =
  | { readonly at: "tenant"; readonly app: DirectoryApp; readonly manifest: AppManifest }
  | { readonly at: "recycleBin"; readonly deleted: DeletedObject }
  | { readonly at: "nowhere" };

export interface AppPictures {
  /** Logical name in the program. */
  readonly name: string;
  /** Undefined: the program declares no such app. */
  readonly declared: AppManifest | undefined;
  /** Undefined: the state knows no such app. */
  readonly recorded: RecordedPicture | undefined;
  readonly actual: Whereabouts;
}

/** An application with the stack's marker that the state does not know. */
export interface Stranger {
  /** Logical name, by its marker. */
  readonly name: string;
  readonly app: Pick<AppSummary, "objectId" | "clientId" | "displayName" | "createdAt">;
}

export interface ApiWords {
  /** The API behind the object id of a principal, as manifests name it. */
  readonly apiOf: (principalObjectId: string) => string;
  /** The name of a role of that API; its id where the directory does not tell. */
  readonly roleOf: (principalObjectId: string, roleId: string) => string;
}

export interface StackPictures extends ApiWords {
  readonly apps: readonly AppPictures[];
  readonly strangers: readonly Stranger[];
  /** By object id; whom the directory does not tell is missing. */
  readonly people: ReadonlyMap<string, Person>;
}
