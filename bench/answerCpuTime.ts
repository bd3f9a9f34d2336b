/** What a server of the bench does besides serving: it says how much of the processors it has had. */

/** Answers each `cpuTime` that the bench sends with microseconds, those of the kernel's work for this process included. */
export function answerCpuTime(): void {
  process.on("message", (message) => {
    if (message !== "cpuTime") return;
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
}
