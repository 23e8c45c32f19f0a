# The frame of the command line: help, the parser's errors, lines on standard error.

error-line = Error: { $text }
notice-line = Note: { $text }
progress-working = Working…
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-environment = Environment variables:
help-variable-ui = As --ui
help-variable-memory = As --memory
help-variable-user = Your name, for the history of what you change
help-variable-log = Report on standard error how the work is done: info, debug or trace
help-aliases = (also: { $names })
help-usage-options = options
help-usage-command = command
help-cotejo = Cotejo lays a text beside its original: it reuses earlier translations and machine-translates nothing.
help-any-help = Show this help
help-any-version = Show the version
help-any-ui = The language Cotejo speaks to you: en, pt-PT, pt-BR, zh-Hans, zh-Hant, zh-MO
help-any-config = The project file (default: the nearest cotejo.toml)
help-any-memory = The memory’s database (default: the project’s)
help-any-by = Who you are, for the history (otherwise COTEJO_USER, else the system’s name for you)
help-any-json = Print the result as JSON
help-any-from = The language of the source text
help-any-to = The target language; several are separated by commas, or given one by one
help-any-also = Another memory to search as well; it is only read. May be given several times
value-file = file
value-folder = folder
value-lang = language
value-sentence = sentence
value-word = word
value-unit = unit
value-origin = origin
value-state = state
value-document = document
value-day = day
value-number = number
value-name = name
value-side = side
value-columns = columns
error-option-unknown = There is no option “{ $option }”. { $similar ->
    [none] See --help.
   *[other] Did you mean { $similar }?
}
error-command-unknown = There is no command “{ $command }”. { $similar ->
    [none] See --help.
   *[other] Did you mean { $similar }?
}
error-command-missing = Say what to do: cotejo <command>. The commands are listed by cotejo --help.
error-value-bad = “{ $value }” does not fit { $option }. { $allowed ->
    [none] See --help.
   *[other] Possible values: { $allowed }.
}
error-value-missing = { $option } needs a value. See --help.
error-value-too-many = { $option } has one value too many: “{ $value }”. Text that holds blanks goes in quotation marks.
error-value-not-text = An argument is not valid text (UTF-8). Check the file name or the terminal’s encoding.
error-options-conflict = { $option } cannot be used together with { $other }. Leave one of them out.
error-argument-missing = Something is missing: { $arguments }. See --help.
error-output-failed = The output could not be written ({ $reason }). Check the free space on the disk.
