# The memory. $file: a path; $location: where a memory lies; $unit: a unit's id; $reason: what the system said.

error-store-kind-unknown = There is no database “{ $scheme }” that a memory could lie in. A memory lies in a file: give the name of the file, for example newsroom.db. If the name itself has a colon, write ./ before it.
error-store-without-file = { $location } is a memory that lies in no file: there is no place beside it to keep what it holds, so the copy is not put in its place. Restore the copy into a memory that lies in a file.
error-store-stranger = { $location } is not a memory of Cotejo's. It stays as it is; name another file with --memory.
error-store-newer = { $location } was made by a newer Cotejo (format { $found }; this one knows formats up to { $known }). Update Cotejo, or name another memory with --memory.
error-store-busy =
    { $location } is in use by { $process ->
        [none] another process
       *[other] process { $process }
    }, which has been writing for a long time{ $work ->
        [none] {""}
        [import] {" "}(an import, begun by { $who } at { $since })
        [undo] {" "}(the undoing of an import, begun by { $who } at { $since })
        [restore] {" "}(the restoring of a copy, begun by { $who } at { $since })
       *[other] {" "}({ $work }, begun by { $who } at { $since })
    }. Try again when it is done.
error-store-empty = { $location } holds nothing at all, as when copying it broke off, and was left as it is. If it was a memory, put your last backup in its place; if not, remove it and repeat the command: a new memory is then made.
error-store-part-missing = { $location } is damaged: tables are missing ({ $parts }). It was left as it is. Restore the last backup with “cotejo memory restore”.
error-store-exchanged = A copy was restored into { $location } while this command was writing, so it stopped. What it had written stands in the copy that the restore kept beside the memory. Run the command again.
error-store-full = The disk is full: the memory { $location } could not be written. Nothing in it is lost; free some space and do it again.
error-store-damaged =
    { $location } is damaged ({ $reason ->
        [pages] the pages of the database do not hold together
        [schema] its tables are not those of a memory
        [values] a column holds what Cotejo never writes
        [rows] an index names a segment that is not there
        [unit] a segment is not as it was written
        [count] it does not hold as much as its log says
       *[other] { $reason }
    }). Restore the last backup with “cotejo memory restore”.
error-store-failed =
    The memory { $location } could not be used: { $reason ->
        [io] the system could not read or write it
       *[other] { $reason }
    }.
error-store-read-only = The memory { $location } may only be read here. Change the permissions of the file and its folder, or name another memory with --memory.
error-file-exists = { $file } is already there and is not overwritten. Give a name that is free.
error-unit-unknown = There is no unit { $unit } in the memory. “cotejo lookup” shows the ids.
error-import-unknown = There is no import { $import } in the memory. “cotejo stats” lists the imports.
error-import-undone = Import { $import } has already been undone.
error-text-not-taken-in = { $file } holds something else than what the memory last took in, and was left as it is. Import it first with “cotejo import”, or repeat the command with --force: what it holds is then kept beside it.
error-text-torn = { $file }, line { $line }: the unit that begins here { $unit ->
    [none] {""}
   *[other] ({ $unit }){" "}
}has no end before the next one begins. So a merge tears the text snapshot that keeps the lines of both sides (“merge=union” in .gitattributes): which words belong to which unit cannot be told any more. Nothing was taken in. Take that setting out, merge again, and choose unit by unit.

notice-memory-damaged =
    The database is damaged: { $part ->
        [pages] its pages do not hold together
        [index] the index { $name } does not hold what its table holds
        [check] the table { $name } holds rows that Cotejo never writes
        [reference] the table { $name } holds rows that belong to nothing
        [history] what units were before cannot be read (table { $name })
        [original] the original kept of { $name } is not the one that was kept
        [clock] what other programs write would not be noticed
        [schema] its tables are not those of a memory
        [values] a column holds what Cotejo never writes
        [rows] a unit is not where it should be
       *[other] { $part }
    } (places: { $count }).
notice-memory-part-missing =
    { $kind ->
        [table] The table
        [index] The index
        [trigger] The trigger
        [view] The view
       *[other] The part
    } { $name } is missing from the database.
notice-memory-part-other =
    { $kind ->
        [table] The table
        [index] The index
        [trigger] The trigger
        [view] The view
       *[other] The part
    } { $name } is not as Cotejo makes it.
notice-memory-count-wrong = Rows in the table { $table }: { $found }. By the log there should be { $logged }.
notice-memory-content-wrong = Units hold something else than what was written into them.
notice-memory-text-unreadable = Unit { $unit }, { $lang }: the stored text cannot be read.
notice-memory-key-wrong = Unit { $unit }, { $lang }: the search key does not belong to the text.
notice-memory-source-missing = Unit { $unit }: there is no text in its source language, { $lang }.
notice-memory-import-interrupted = Import { $import } of { $name } was interrupted after { $taken } units. Import the file again to finish it, or take it back with “cotejo memory undo { $import }”.
notice-memory-made = A new, empty memory was made: { $file }
notice-memory-built = A new memory was made from { $text } ({ $units } units): { $file }
notice-index-unwritable =
    { $location }: no search index can be written beside the memory ({ $reason ->
        [read-only] it may only be read here
       *[other] { $reason }
    }). No match is missed, but each run makes an index of its own and takes longer.
notice-original-not-kept = The memory may only be read here, so it kept no copy of { $document }. Keep that file as it is: “cotejo export” will need it.
notice-text-differs = { $file } holds something else than what the memory last took in. Take it in with “cotejo import { $file }”.

# cotejo memory, cotejo stats

help-memory = Look after the memory: history, undoing, health, copies
help-memory-history = Show everything that happened to a unit
help-memory-history-unit = The unit’s id, as cotejo lookup shows it
help-memory-forget = Take a unit out of the memory; its history stays
help-memory-forget-unit = The unit’s id, as cotejo lookup shows it
help-memory-undo = Take an import back as a whole
help-memory-undo-import = The import’s number, as cotejo stats shows it
help-memory-check = Check that the memory is sound
help-memory-backup = Copy the memory into a new file
help-memory-backup-file = The file to make; it must not be there yet
help-memory-restore = Put a copy in the memory’s place; what was there is kept beside it
help-memory-restore-file = A copy made by cotejo memory backup
help-stats = Show what the memory holds

memory-forgot = Unit { $unit } is forgotten. Its history stays: cotejo memory history { $unit }
memory-undid = Import { $import } was taken back. Units removed: { $forgotten }; as they were before: { $restored }; kept because something else changed them since: { $kept }.
memory-undo-left = Unit { $unit } stays: { $later ->
    [none] it was changed since.
   *[other] import { $later } changed it since. To take it back, undo that one first, then { $import } again.
}
memory-sound = { $file } is sound. Units: { $units }.
memory-unsound = { $file }: problems found: { $count }.
memory-backed-up = The memory was copied: { $file }
memory-restored = The memory is again as in { $file } (units: { $units }). What it was before is kept in { $kept }.
memory-event = { $date ->
    [none] Date unknown
   *[other] { $date }
}{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
} · { $kind ->
    [new] new
    [updated] changed
    [forgotten] forgotten
    [restored] as before again
    [elsewhere] written by another program
    [older] older text in a file, not taken
    [unconfirmed] unconfirmed text in a file, not taken
   *[other] changed in another way
}{ $import ->
    [none] {""}
   *[other] {" "}(import { $import }: { $name })
}

stats-memory = Memory: { $file } ({ $size } kB)
stats-units = Units: { $units }. Documents: { $documents }.
stats-language = Language
stats-variants = Segments
stats-state-initial = not confirmed
stats-state-translated = translated
stats-state-reviewed = reviewed
stats-state-final = final
stats-origin = Origin
stats-units-column = Units
stats-origin-story = translated stories
stats-origin-site-string = the site’s strings
stats-origin-aligned = aligned texts
stats-origin-foreign = other tools’ memories
stats-origin-machine = machine output
stats-imports = Imports: { $count }. The last ones:
stats-import = { $import }: { $name }, { $date }{ $who ->
    [none] {""}
   *[other] {" "}({ $who })
}. { $journey ->
    [forget] Forgotten: { $forgotten }; changed: { $updated }.
    [reject] Rejected: { $forgotten }; changed: { $updated }.
    [import] New: { $new }; changed: { $updated }; unchanged: { $unchanged }{ $forgotten ->
        [0] {""}
       *[other] ; forgotten: { $forgotten }
    }.
   *[other] {""}
}{ $state ->
    [running] {" "}Interrupted: import the file again to finish it.
    [undone] {" "}Taken back.
    [done] {""}
   *[other] {""}
}
