import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { scrollTo, windowOf } from '../logic/virtual.ts'

interface Props<Item> {
  label: string
  items: readonly Item[]
  rowHeight: number
  columns: ComponentChildren
  keyOf: (item: Item) => string
  nameOf: (item: Item) => string
  /** The key of the opened item. */
  current: string | undefined
  onOpen: (item: Item) => void
  cells: (item: Item) => ComponentChildren
  className: string
  columnCount: number
  style?: Record<string, string>
}

/**
 * A table that draws only the rows in view. New rows at its top do not move what somebody looks at further down, and
 * the rows that stay are the same elements, so that the focus stays too.
 */
export function VirtualList<Item>(props: Props<Item>) {
  const { label, items, rowHeight, columns, keyOf, nameOf, current, onOpen, cells, className, columnCount } = props
  const box = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [height, setHeight] = useState(600)
  const [active, setActive] = useState<string>()
  const top = useRef<{ key: string; offset: number } | undefined>(undefined)

  useEffect(() => {
    const element = box.current as HTMLDivElement
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  // The first row in view stays where it is once somebody has scrolled down.
  useLayoutEffect(() => {
    const element = box.current as HTMLDivElement
    const anchor = top.current
    if (anchor === undefined || element.scrollTop <= 0) return
    const index = items.findIndex((item) => keyOf(item) === anchor.key)
    if (index === -1) return
    const wanted = index * rowHeight + anchor.offset
    if (Math.abs(element.scrollTop - wanted) >= 1) element.scrollTop = wanted
  }, [items])

  const { from, to } = windowOf(scrolled, height, rowHeight, items.length)
  const shown = items.slice(from, to)
  const reachable = shown.some((item) => keyOf(item) === active) ? active : shown[0] && keyOf(shown[0])

  const onScroll = ({ currentTarget }: { currentTarget: HTMLDivElement }) => {
    const { scrollTop } = currentTarget
    const index = Math.floor(scrollTop / rowHeight)
    const item = items[index]
    top.current = item === undefined ? undefined : { key: keyOf(item), offset: scrollTop - index * rowHeight }
    setScrolled(scrollTop)
  }

  const go = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))]
    const element = box.current
    if (item === undefined || element === null) return
    element.scrollTop = scrollTo(items.indexOf(item), element.scrollTop, height - rowHeight, rowHeight)
    setScrolled(element.scrollTop)
    setActive(keyOf(item))
    requestAnimationFrame(() => element.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus())
  }

  const onKeyDown = (event: KeyboardEvent, index: number, item: Item) => {
    if (event.target !== event.currentTarget) return
    const page = Math.floor(height / rowHeight) - 1
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: items.length - 1
    }
    const next = steps[event.key]
    if (next !== undefined) {
      event.preventDefault()
      go(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onOpen(item)
    }
  }

  return (
    <div
      class={`list ${className}`}
      role="table"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-colcount={columnCount}
      style={props.style}
    >
      <div role="rowgroup" class="list-head">
        <div role="row" class="list-row list-columns" aria-rowindex={1}>
          {columns}
        </div>
      </div>
      <div role="rowgroup" class="list-body" ref={box} onScroll={onScroll}>
        <div class="list-space" role="presentation" style={{ height: `${items.length * rowHeight}px` }}>
          {shown.map((item, at) => {
            const key = keyOf(item)
            const index = from + at
            return (
              <div
                key={key}
                role="row"
                class="list-row list-item"
                aria-rowindex={index + 2}
                aria-label={nameOf(item)}
                aria-current={key === current ? 'true' : undefined}
                tabIndex={key === reachable ? 0 : -1}
                style={{ transform: `translateY(${index * rowHeight}px)`, height: `${rowHeight}px` }}
                onClick={() => onOpen(item)}
                onFocus={() => setActive(key)}
                onKeyDown={(event) => onKeyDown(event, index, item)}
              >
                {cells(item)}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
