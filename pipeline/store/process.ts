/** Whose a file is that a run has left behind. */

/** Whether a process with this number is at work, be it ours or another's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
