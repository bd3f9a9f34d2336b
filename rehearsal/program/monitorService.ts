/** The gRPC service through which a program registers resources and looks things up. */
import { type ServerUnaryCall, type sendUnaryData, status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  DeploymentInfo,
  type ReadResourceRequest,
  ReadResourceResponse,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
  ResourceMonitorFeature,
  Result,
  type SupportsFeatureRequest,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Engine } from "../engine/engine";
import type { RegistrationOutcome, ResourceGoal } from "../engine/goal";
import { goalFromReadRequest } from "./readGoal";
import { goalFromRequest } from "./registrationGoal";
import { fromStruct, toStruct } from "./structMessage";

/** What the SDK may make use of. What is not listed, it refuses by itself and by name. */
const supportedFeatures = [
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
];

/** The same for an SDK that asks for features one by one. */
const supportedFeatureIds = ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith"];

export interface MonitorOptions {
  readonly engine: Engine;
  /** Called when the program has registered everything; the answer makes it end. */
  readonly onComplete: () => Promise<void>;
}

/** Handlers of every method: those the rehearsal has, and a refusal that names the method for the others. */
export function monitorHandlers(options: MonitorOptions): UntypedServiceImplementation {
  const { engine, onComplete } = options;
  return {
    ...refusals(Object.keys(ResourceMonitorService), (method) => refuse(engine, method)),
    supportsFeature: answer(async (request: SupportsFeatureRequest) =>
      new SupportsFeatureResponse().setHassupport(supportedFeatureIds.includes(request.getId())),
    ),
    getDeploymentInfo: answer(async () => new DeploymentInfo().setSupportedfeaturesList(supportedFeatures)),
    registerResource: answer((request: RegisterResourceRequest) => registerResource(engine, request)),
    readResource: answer((request: ReadResourceRequest) => readResource(engine, request)),
    registerResourceOutputs: answer(async (request: RegisterResourceOutputsRequest) => {
      await engine.registerOutputs(request.getUrn(), fromStruct(request.getOutputs()));
      return new Empty();
    }),
    invoke: answer((request: ResourceInvokeRequest) => invoke(engine, request)),
    signalAndWaitForShutdown: answer(async () => {
      await onComplete();
      return new Empty();
    }),
  };
}

async function registerResource(engine: Engine, request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
  const goal = goalOrError(() => goalFromRequest(request));
  if (goal instanceof Error) return engine.refuse(goal);
  return registrationResponse(await engine.register(goal, request.getVersion()));
}

/** What `X.get()` in a program comes to. */
async function readResource(engine: Engine, request: ReadResourceRequest): Promise<ReadResourceResponse> {
  const goal = goalOrError(() => goalFromReadRequest(request));
  if (goal instanceof Error) return engine.refuse(goal);
  const outcome = await engine.register(goal, request.getVersion());
  const { state } = outcome;
  // The real engine, too, answers a read that failed like any other: nothing was found.
  const response = new ReadResourceResponse().setUrn(state.urn).setProperties(toStruct(state.outputs));
  return response.setUnknown(outcome.kind === "done" && outcome.unknown);
}

function goalOrError(read: () => ResourceGoal): ResourceGoal | Error {
  try {
    return read();
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function registrationResponse(outcome: RegistrationOutcome): RegisterResourceResponse {
  const { state } = outcome;
  const response = new RegisterResourceResponse().setUrn(state.urn);
  // The SDK tells success from everything else, and its enumeration has no name for what was skipped.
  if (outcome.kind !== "done") return response.setResult(Result.FAIL);
  return response.setId(state.id).setObject(toStruct(state.outputs)).setUnknown(outcome.unknown);
}

async function invoke(engine: Engine, request: ResourceInvokeRequest): Promise<ResourceInvokeResponse> {
  const token = request.getTok();
  const options = { provider: request.getProvider(), version: request.getVersion() };
  try {
    const found = await engine.invoke(token, fromStruct(request.getArgs()), options);
    const response = new ResourceInvokeResponse();
    if ("unknown" in found) return response.setUnknown(true);
    if ("result" in found) return response.setReturn(toStruct(found.result));
    return response.setFailuresList(
      found.failures.map(({ property, reason }) => new CheckFailure().setProperty(property).setReason(reason)),
    );
  } catch (cause) {
    throw new Error(`invocation of ${token} returned an error: ${messageOf(cause)}`, { cause });
  }
}

/** A promise-returning function as a handler. */
export function answer<Request, Response>(work: (request: Request) => Promise<Response>) {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    work(call.request).then(
      (response) => callback(null, response),
      (cause: unknown) => callback({ code: status.UNKNOWN, details: messageOf(cause) }),
    );
  };
}

/** A handler for each method that answers what a service has no other answer for. */
export function refusals(
  methods: readonly string[],
  handle: (method: string) => Promise<never>,
): UntypedServiceImplementation {
  return Object.fromEntries(methods.map((method) => [method, answer(() => handle(method))]));
}

/** The SDK asks first which features there are, so that what still comes here is something the program needs. */
function refuse(engine: Engine, method: string): Promise<never> {
  return engine.refuse(new Error(`the rehearsal does not know the call ${method}`));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
