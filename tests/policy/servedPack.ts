/** The policy pack as the engine has it: a process of its own, asked over gRPC. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { ProgramResource } from "../../manifest";

export interface Reported {
  readonly policy: string;
  readonly level: "mandatory" | "advisory" | "other";
  readonly urn: string;
  readonly message: string;
}

type Properties = ProgramResource["inputs"];

export class ServedPack {
  readonly #process: ChildProcess;
  readonly #client: AnalyzerClient;

  private constructor(process: ChildProcess, port: string) {
    this.#process = process;
    this.#client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /**
   * Starts a pack by the program that Pulumi's language host starts it by.
   *
   * @param folder with PulumiPolicy.yaml.
   * @param packages the folder node_modules with Pulumi's SDK that the pack finds.
   */
  static async start(folder: string, packages: string): Promise<ServedPack> {
    const runner = join(packages, "@pulumi", "pulumi", "cmd", "run-policy-pack");
    const child = spawn(process.execPath, [runner, "127.0.0.1:0", "."], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints += String(chunk);
    });
    const exited = once(child, "exit").then(() => {
      throw new Error(`the pack ended before it served: ${complaints}`);
    });
    // What it prints first is its port.
    const [port] = await Promise.race([once(child.stdout, "data"), exited]);
    return new ServedPack(child, String(port).trim());
  }

  /** Names of the policies, and the level of each. */
  async policies(): Promise<readonly string[]> {
    const info = await this.#call<proto.AnalyzerInfo>((done) => this.#client.getAnalyzerInfo(new Empty(), done));
    return info.getPoliciesList().map((policy) => policy.getName());
  }

  async configure(settings: Properties): Promise<void> {
    const config = new proto.PolicyConfig().setEnforcementlevel(proto.EnforcementLevel.MANDATORY);
    // The cast: the generated types ask for values of JSON's, which the settings are.
    config.setProperties(Struct.fromJavaScript(settings as Parameters<typeof Struct.fromJavaScript>[0]));
    const request = new proto.ConfigureAnalyzerRequest();
    request.getPolicyconfigMap().set("app-registrations", config);
    await this.#call<Empty>((done) => this.#client.configure(request, done));
  }

  /** What the engine does with each resource before it knows any output. @returns what the pack would have changed. */
  async register({ urn, type, inputs }: ProgramResource): Promise<number> {
    const request = new proto.AnalyzeRequest().setUrn(urn).setType(type).setName(nameOf(urn));
    request.setProperties(toStruct(inputs)).setOptions(new proto.AnalyzerResourceOptions());
    const answer = await this.#call<proto.RemediateResponse>((done) => this.#client.remediate(request, done));
    return answer.getRemediationsList().length;
  }

  /** What the engine does at the end of a preview and of an update. */
  async analyzeStack(resources: readonly ProgramResource[]): Promise<readonly Reported[]> {
    const request = new proto.AnalyzeStackRequest().setResourcesList(resources.map(toAnalyzerResource));
    const answer = await this.#call<proto.AnalyzeResponse>((done) => this.#client.analyzeStack(request, done));
    return answer.getDiagnosticsList().map((diagnostic) => ({
      policy: diagnostic.getPolicyname(),
      level: nameLevel(diagnostic.getEnforcementlevel()),
      urn: diagnostic.getUrn(),
      message: diagnostic.getMessage(),
    }));
  }

  async close(): Promise<void> {
    this.#client.close();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.kill();
    await exited;
  }

  #call<T>(call: (done: (error: Error | null, answer: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      call((error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }
}

function toAnalyzerResource({ urn, type, outputs = {}, ...resource }: ProgramResource): proto.AnalyzerResource {
  const message = new proto.AnalyzerResource().setUrn(urn).setType(type).setName(nameOf(urn));
  const options = new proto.AnalyzerResourceOptions().setIgnorechangesList([...(resource.ignoreChanges ?? [])]);
  message.setProperties(toStruct(outputs)).setOptions(options);
  for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    const dependencies = new proto.AnalyzerPropertyDependencies().setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}

function toStruct(properties: Properties): Struct {
  // The cast: what is recorded came from such a structure.
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

function nameLevel(level: number): Reported["level"] {
  if (level === proto.EnforcementLevel.MANDATORY) return "mandatory";
  return level === proto.EnforcementLevel.ADVISORY ? "advisory" : "other";
}
