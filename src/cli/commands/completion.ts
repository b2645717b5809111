import type { Option } from '../arguments/arguments.ts'
import type { Shell } from '../arguments/command.ts'
import { commands, isFor, options } from '../arguments/options.ts'
import type { Say } from '../output/say.ts'

/** Prints a script by which a shell completes commands, options, their fixed values and files. Returns 0. */
export function completion({ shell }: { shell: Shell }, say: Say): number {
  say.out({ bash, zsh, fish }[shell]())
  return 0
}

/** An option as the completion shows it. Options for users of Prism are left out. */
interface Flag {
  flag: string
  short: string | undefined
  help: string
  takesValue: boolean
  option: Option
  /** Its fixed values; `files` if it takes a path. */
  values: readonly string[] | 'files' | undefined
}

const flags: Flag[] = Object.entries<Option>(options).flatMap(([name, option]) => {
  const { help, no, kind, value, short } = option
  if (help === false) return []
  const values = kind?.oneOf ?? (value === 'FILE' || name === 'fixtures' ? 'files' : undefined)
  return [{ flag: `--${no ? 'no-' : ''}${name}`, short, help, takesValue: kind !== undefined, option, values }]
})

const flagsOf = (command: string): Flag[] => flags.filter(({ option }) => isFor(option, command))
const withFixedValues = flags.filter(({ values }) => Array.isArray(values))

function bash(): string {
  const cases = commands.map(
    (name) =>
      `    ${name}) flags="${flagsOf(name)
        .map(({ flag }) => flag)
        .join(' ')}" ;;`
  )
  const values = withFixedValues.map(
    ({ flag, values }) =>
      `    ${flag}) COMPREPLY=($(compgen -W "${(values as string[]).join(' ')}" -- "$word")); return ;;`
  )
  const free = flags.filter(({ takesValue, values }) => takesValue && values === undefined).map(({ flag }) => flag)
  return `# Completes standin in bash: source <(standin completion bash)
_standin() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=mock flags=
  case \${COMP_WORDS[1]} in ${commands.join('|')}) command=\${COMP_WORDS[1]} ;; esac
  case $before in
${values.join('\n')}
    ${free.join('|')}) return ;;
  esac
  case $command in
${cases.join('\n')}
  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word")); return; fi
  if [[ $command == completion ]]; then COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")); return; fi
  COMPREPLY=($(compgen -f -- "$word"))
  if [[ $COMP_CWORD == 1 ]]; then COMPREPLY+=($(compgen -W "${commands.join(' ')}" -- "$word")); fi
}
complete -o filenames -F _standin standin
`
}

function zsh(): string {
  const specOf = ({ flag, help, takesValue, values }: Flag): string => {
    const text = help.replaceAll(/[[\]'":\\]/g, ' ')
    const action = Array.isArray(values) ? `(${values.join(' ')})` : values === 'files' ? '_files' : ' '
    return `'*${flag}[${text}]${takesValue ? `:value:${action}` : ''}'`
  }
  const cases = commands.map(
    (name) =>
      `    ${name}) specs=(${flagsOf(name).map(specOf).join(' ')}${name === 'completion' ? " '1:shell:(bash zsh fish)'" : " '*:document:_files'"}) ;;`
  )
  return `#compdef standin
# Completes standin in zsh: source <(standin completion zsh)
_standin() {
  local command=mock
  local -a specs
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then compadd ${commands.join(' ')}; _files; return; fi
  case $words[2] in
    ${commands.join('|')}) command=$words[2]; shift words; (( CURRENT-- )) ;;
  esac
  case $command in
${cases.join('\n')}
  esac
  _arguments $specs
}
if [[ $funcstack[1] == _standin ]]; then _standin "$@"; else compdef _standin standin; fi
`
}

function fish(): string {
  const lines = flags.map(({ flag, short, help, takesValue, values, option }) => {
    const on = commands.filter((name) => isFor(option, name))
    // No command means `mock`.
    const others = commands.filter((name) => !on.includes(name)).join(' ')
    const seen = on.includes('mock')
      ? `not __fish_seen_subcommand_from ${others}`
      : `__fish_seen_subcommand_from ${on.join(' ')}`
    const when = others === '' ? '' : ` -n '${seen}'`
    const taken = Array.isArray(values)
      ? ` -x -a '${values.join(' ')}'`
      : takesValue
        ? values === 'files'
          ? ' -r'
          : ' -x'
        : ''
    return `complete -c standin${when} -l ${flag.slice(2)}${short === undefined ? '' : ` -s ${short}`}${taken} -d '${help.replaceAll("'", '')}'`
  })
  return `# Completes standin in fish: standin completion fish | source
complete -c standin -n __fish_use_subcommand -a '${commands.join(' ')}'
complete -c standin -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
${lines.join('\n')}
`
}
