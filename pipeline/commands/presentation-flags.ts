/** The options of publish and render that choose how artefacts look. */
import type { Command } from 'commander'
import { ColloquyError } from '../errors.ts'
import { CHOICES, type Chosen } from '../transcript/presentation.ts'

export type PresentationFlags = { [Key in keyof typeof CHOICES]?: string }

const HELP: Record<keyof typeof CHOICES, string> = {
  paper: 'paper of the PDF',
  layout: 'layout of the PDF',
  margin: 'margin of the PDF, with room for notes or without',
  fonts: 'whether the EPUB brings fonts along, cut to its text',
  writing: 'writing of Chinese and Japanese in the EPUB',
  impose: 'how pages of the PDF are set on sheets',
}

export function addPresentation(command: Command): Command {
  for (const [key, help] of Object.entries(HELP)) {
    const values = CHOICES[key as keyof typeof CHOICES]
    command.option(`--${key} <which>`, `${help}: ${values.join(', ')} (default: ${values[0]})`)
  }
  return command
}

export function chosenOf(flags: PresentationFlags): Chosen {
  const chosen: Record<string, string> = {}
  for (const [key, values] of Object.entries(CHOICES)) {
    const value = flags[key as keyof typeof CHOICES]
    if (value === undefined) continue
    if (!(values as readonly string[]).includes(value))
      throw new ColloquyError('usage', `expected --${key} as ${values.join(', ')}, found '${value}'`)
    chosen[key] = value
  }
  return chosen as Chosen
}
