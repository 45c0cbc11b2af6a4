import * as v from 'valibot'

type Environment = Record<string, string | undefined>

type ReadEnv<Settings> =
  | { success: true; settings: Settings }
  | { success: false; problems: { variable: string; message: string }[] }

/** Reads settings from the environment, an empty or blank variable counting as unset; tells every one that is missing or wrong, never its value. */
export function readEnv<Schema extends v.GenericSchema>(
  schema: Schema,
  environment: Environment,
): ReadEnv<v.InferOutput<Schema>> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const result = v.safeParse(schema, set, { abortPipeEarly: true })
  if (result.success) return { success: true, settings: result.output }
  return {
    success: false,
    problems: result.issues.map((issue) => ({
      variable: v.getDotPath(issue) ?? '',
      message: issue.received === 'undefined' ? 'is not set' : issue.message,
    })),
  }
}
