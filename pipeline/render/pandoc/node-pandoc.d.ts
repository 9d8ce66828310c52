/** node-pandoc 0.3 has no types of its own. */
declare module 'node-pandoc' {
  export default function nodePandoc(
    source: string,
    args: string[],
    options: { cwd: string; env: Record<string, string | undefined> },
    callback: (error: Error | null, result: string | true) => void,
  ): void
}
