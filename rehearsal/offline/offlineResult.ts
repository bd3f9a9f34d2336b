/** What a run without a directory is given, and what it finds. */
import type { PreparedProgram } from "../program/programProcess";
import type { PropertyMap } from "../propertyValue";
import type { Diagnostic } from "../rehearsalEvent";
import type { FindPublishedApi } from "./publishedApi";

/**
 * Asks a tenant for its users and groups. @param path below the version: `/groups/<id>/members?$select=id`
 */
export type LookUpPeople = (path: string) => Promise<{ readonly status: number; readonly body: object }>;

export interface OfflineOptions {
  /** Folder that holds Pulumi.yaml. */
  readonly projectFolder: string;
  readonly stack: string;
  /** Variables of the environment for the program, with no credential among them. */
  readonly environment: NodeJS.ProcessEnv;
  readonly findPublishedApi: FindPublishedApi;
  /** Answers the program's look-ups of people in the place of symbols, which stand for one member of a group at most. */
  readonly lookUpPeople?: LookUpPeople;
  /** A program of this project that has begun to load. @default one that begins now */
  readonly program?: PreparedProgram;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
}

/** A resource as the program declares it. Secrets in inputs and outputs are marked. */
export interface OfflineResource {
  readonly urn: string;
  readonly type: string;
  /** Whether the program only looks at it. */
  readonly external: boolean;
  /** URN; empty for none. */
  readonly parent: string;
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly ignoreChanges: readonly string[];
  /** Whole URNs under which it may have been known before, inherited ones included. */
  readonly aliases: readonly string[];
}

/** What is not in the picture, or not as the tenant has it. */
export interface OfflineGap {
  /** notVerified: answered by a symbol. otherProvider: of another package. unsupported: of azuread, but not known here. */
  readonly kind: "notVerified" | "otherProvider" | "unsupported";
  /** A noun with its name for what is not verified; else a type or function. */
  readonly what: string;
  /** Logical name of the resource. */
  readonly name?: string;
}

export interface OfflineResult {
  /** Whether the program came to its end; if not, resources are missing. */
  readonly succeeded: boolean;
  /** Name of the project. */
  readonly project: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What the program wrote itself. */
  readonly output: string;
  /** Sorted by URN; providers left out. */
  readonly resources: readonly OfflineResource[];
  /** What the ids in the resources stand for. */
  readonly symbols: {
    readonly deployerObjectId: string;
    readonly tenantId: string;
    readonly principals: ReadonlyMap<string, string>;
    readonly people: ReadonlyMap<string, string>;
  };
  readonly gaps: readonly OfflineGap[];
  /** Encrypted settings by full key, as the file has them: nobody opened them. */
  readonly sealedSettings: Readonly<Record<string, string>>;
}
