/** What calls to Microsoft Graph need: each by itself, and all together for each kind of app. */
import {
  isUnknownCall,
  type LeastForAll,
  type LeastPrivilege,
  leastPrivilege,
  leastPrivilegeForAll,
  type PermissionKind,
} from "../../../catalogue";
import type { GraphCall } from "./graphCall";

export interface AnsweredCall {
  readonly call: GraphCall;
  /** null: that kind of app cannot make the call, or nothing is known of it. */
  readonly delegated: LeastPrivilege | null;
  readonly application: LeastPrivilege | null;
  /** Known calls of a similar spelling, where the call is unknown; undefined where it is known. */
  readonly nearest: readonly string[] | undefined;
}

/** What an app of one kind needs for all the calls that can be of its kind. */
export interface TogetherAnswer extends Pick<LeastForAll, "least" | "narrowest" | "isFewest"> {
  /** The names to declare: `least`, or `narrowest` where that was asked for. */
  readonly names: readonly string[];
  /** The calls that each of `names` is there for. */
  readonly callsOf: ReadonlyMap<string, readonly GraphCall[]>;
  /** Known calls that this kind of app cannot make. */
  readonly impossible: readonly GraphCall[];
}

export interface Answer {
  readonly calls: readonly AnsweredCall[];
  /** Calls that were made with a token of the other kind are left out. */
  readonly together: Readonly<Record<PermissionKind, TogetherAnswer>>;
}

export interface AnswerOptions {
  /** More permissions, each as narrow as it can be, instead of as few as possible. @default false */
  readonly narrow?: boolean;
}

export function answerCalls(calls: readonly GraphCall[], { narrow = false }: AnswerOptions = {}): Answer {
  const answered = calls.map(answerCall);
  const together = (kind: PermissionKind): TogetherAnswer => answerTogether(answered, kind, narrow);
  return { calls: answered, together: { delegated: together("delegated"), application: together("application") } };
}

function answerTogether(answered: readonly AnsweredCall[], kind: PermissionKind, narrow: boolean): TogetherAnswer {
  const ofKind = answered.filter(({ call }) => call.kind === undefined || call.kind === kind);
  const { least, narrowest, isFewest } = leastPrivilegeForAll(
    ofKind.map(({ call }) => call),
    kind,
  );
  const names = narrow ? narrowest : least;
  const behind = (name: string): GraphCall[] =>
    ofKind.filter((one) => wayOf(one[kind], names)?.includes(name)).map(({ call }) => call);
  const cannot = ofKind.filter((one) => one[kind] === null && one.nearest === undefined);
  return {
    ...{ least, narrowest, isFewest, names },
    callsOf: new Map(names.map((name) => [name, behind(name)])),
    impossible: cannot.map(({ call }) => call),
  };
}

/** The least way to make a call that some names open; undefined where they do not. */
export function wayOf(answer: LeastPrivilege | null, names: readonly string[]): readonly string[] | undefined {
  const ways = answer === null ? [] : [answer.least, ...answer.alternatives];
  return ways.find((way) => way.every((name) => names.includes(name)));
}

function answerCall(call: GraphCall): AnsweredCall {
  const delegated = leastPrivilege(call.method, call.url, "delegated");
  const application = leastPrivilege(call.method, call.url, "application");
  const known = { call, delegated: orNull(delegated), application: orNull(application) };
  const isKnown = known.delegated !== null || known.application !== null;
  if (isKnown || !isUnknownCall(delegated)) return { ...known, nearest: undefined };
  return { ...known, nearest: delegated.nearest };
}

function orNull(answer: ReturnType<typeof leastPrivilege>): LeastPrivilege | null {
  return answer === null || isUnknownCall(answer) ? null : answer;
}
