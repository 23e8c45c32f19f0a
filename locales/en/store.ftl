# The memory. $file: a path; $unit: a unit's id; $reason: what the system said.

error-store-stranger = { $file } is not a memory of Cotejo's. It stays as it is; name another file with --memory.
error-store-newer = { $file } was made by a newer Cotejo (format { $found }; this one knows formats up to { $known }). Update Cotejo, or name another memory with --memory.
error-store-busy = { $file } is in use by another process that has been writing for a long time. Try again when it is done.
error-store-full = The disk is full: the memory { $file } could not be written. Nothing in it is lost; free some space and do it again.
error-store-damaged = { $file } is damaged ({ $reason }). Restore the last backup with “cotejo memory restore”.
error-store-failed = The memory { $file } could not be used: { $reason }.
error-store-read-only = The memory { $file } may only be read here. Change the permissions of the file and its folder, or name another memory with --memory.
error-file-exists = { $file } is already there and is not overwritten. Give a name that is free.
error-unit-unknown = There is no unit { $unit } in the memory. “cotejo concordance” and “cotejo lookup” show the ids.
error-import-unknown = There is no import { $import } in the memory. “cotejo stats” lists the imports.
error-import-undone = Import { $import } has already been undone.
error-import-nothing = { $file }: not one unit could be read. Check that it is the right file.
error-text-not-taken-in = { $file } holds something else than what the memory last took in, and was left as it is. Import it first with “cotejo import”, or repeat the command with --force to overwrite it.

notice-memory-damaged = The database is damaged: { $reason }.
notice-memory-text-unreadable = Unit { $unit }, { $lang }: the stored text cannot be read.
notice-memory-key-wrong = Unit { $unit }, { $lang }: the search key does not belong to the text.
notice-memory-source-missing = Unit { $unit }: there is no text in its source language, { $lang }.
notice-memory-import-interrupted = Import { $import } of { $name } was interrupted after { $taken } units. Import the file again to finish it, or take it back with “cotejo memory undo { $import }”.
notice-memory-made = A new, empty memory was made: { $file }
notice-memory-built = A new memory was made from { $text } ({ $units } units): { $file }
notice-text-differs = { $file } holds something else than what the memory last took in. Take it in with “cotejo import { $file }”.
