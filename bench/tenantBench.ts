import type { BenchReport, BenchSettings } from "./bench";
export async function tenantBench(_: BenchSettings): Promise<BenchReport> { return { name: "tenant", figures: [], text: "" }; }
