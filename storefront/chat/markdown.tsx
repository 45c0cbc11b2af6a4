// oxlint-disable react/no-array-index-key -- the parts of a text have no other names, and only its end changes
import { Fragment } from 'preact'
import { type Block, blocksOf } from './blocks.ts'
import { type Inline, inlineOf } from './inline.ts'

interface MarkdownProps {
  text: string
  /** Whether more of it is to come: markup that is not closed yet is then shown as if it were. */
  unfinished?: boolean
}

/**
 * Text of the assistant: paragraphs, lists, emphasis and links to pages of this site, made of elements of ours. Whatever
 * else it holds is shown as the characters that it is.
 */
export function Markdown({ text, unfinished = false }: MarkdownProps) {
  const blocks = blocksOf(unfinished ? text.replace(UNFINISHED_ITEM, '') : text)
  return (
    <>
      {blocks.map((block, index) => (
        <BlockOf key={index} block={block} unfinished={unfinished && index === blocks.length - 1} />
      ))}
    </>
  )
}

/** A last line that may become an item of a list. */
const UNFINISHED_ITEM = /(?<=^|\n) {0,3}(?:[-*•]|\d{1,3}[.)]?)? {0,3}$/

function BlockOf({ block, unfinished }: { block: Block; unfinished: boolean }) {
  if (block.kind === 'paragraph') {
    return (
      <p dir="auto">
        <Lines lines={block.lines} unfinished={unfinished} />
      </p>
    )
  }
  const items = block.items.map((lines, index) => (
    <li key={index}>
      <Lines lines={lines} unfinished={unfinished && index === block.items.length - 1} />
    </li>
  ))
  return block.kind === 'bullets' ? (
    <ul dir="auto">{items}</ul>
  ) : (
    <ol dir="auto" start={block.start}>
      {items}
    </ol>
  )
}

function Lines({ lines, unfinished }: { lines: readonly string[]; unfinished: boolean }) {
  return (
    <>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          <InlineOf parts={inlineOf(line, unfinished && index === lines.length - 1)} />
        </Fragment>
      ))}
    </>
  )
}

function InlineOf({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part, index) => {
        if (typeof part === 'string') return part
        if (part.kind === 'link') {
          return (
            <a key={index} href={part.href}>
              {part.text}
            </a>
          )
        }
        const Emphasis = part.kind
        return (
          <Emphasis key={index}>
            <InlineOf parts={part.inside} />
          </Emphasis>
        )
      })}
    </>
  )
}
