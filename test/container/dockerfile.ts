import { DockerfileParser, type Flag, type Instruction } from 'dockerfile-ast'

export interface Step {
  /** In capitals. */
  keyword: string
  flags: Readonly<Record<string, string>>
  /** With the variables of the file's own `ARG`s put in. */
  words: readonly string[]
  /** The same as one text, as a shell would get it. */
  text: string
  /** The words of the form that no shell reads, where that is how it is written. */
  exec: readonly string[] | undefined
}

export interface Stage {
  name: string | undefined
  base: string
  steps: readonly Step[]
}

/** The stages of a Dockerfile, in order. */
export function readStages(text: string): Stage[] {
  const stages: { name: string | undefined; base: string; steps: Step[] }[] = []
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const step = readStep(instruction)
    if (step.keyword === 'FROM') {
      const [base = '', , name] = step.words
      stages.push({ name, base, steps: [] })
    } else {
      stages.at(-1)?.steps.push(step)
    }
  }
  return stages
}

function readStep(instruction: Instruction): Step {
  const text = instruction.getArgumentsContent() ?? ''
  return {
    keyword: instruction.getKeyword(),
    flags: Object.fromEntries(flagsOf(instruction).map((flag) => [flag.getName(), flag.getValue() ?? ''])),
    words: instruction.getExpandedArguments().map((argument) => argument.getValue()),
    text,
    exec: execOf(text),
  }
}

const flagsOf = (instruction: Instruction): Flag[] =>
  'getFlags' in instruction && typeof instruction.getFlags === 'function' ? instruction.getFlags() : []

/** `["node", "x"]`, also behind the `CMD` of a `HEALTHCHECK`. */
function execOf(text: string): string[] | undefined {
  const list = /^(?:CMD\s+)?(\[.*\])$/s.exec(text.trim())?.[1]
  return list === undefined ? undefined : (JSON.parse(list) as string[])
}
