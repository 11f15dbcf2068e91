/** How one sub-command of `otmod` is called. */
export interface SubCommandPage {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** Every option in a line: what `--help` prints. */
  readonly help: string;
}

export const checkPage: SubCommandPage = {
  name: 'check',
  summary: 'Reports what is wrong with the modules of a client folder.',
  help: `usage: otmod check [DIR] [--engine E] [--severity C=S]… [--format F] [--baseline FILE]
       otmod check [DIR] --write-baseline[=FILE]

  DIR              the client folder; the current one if left out
  --engine E       auto (default), edubart, otcv8, mehah or opentibiabr
  --severity C=S   another severity for a code: off, hint, information, warning or error; may be repeated
  --format F       text (default), json, sarif, github or junit
  --json           the same as --format json
  --baseline FILE  count new findings only, not those that FILE knows; otmod-baseline.json of DIR if left out
  --write-baseline[=FILE]
                   write what is found now into that file, and count nothing
  --no-baseline    count all findings, whatever otmod-baseline.json says
  --explain CODE   print the page of documentation of a code, and check nothing

Exit code 1 where anything of severity error or warning was found that no baseline knows. A finding is known by its code, its
file and what it says, not by its line. Comments suppress single findings: see "otmod check --explain unused-suppression".
Editors do not look at the baseline.`,
};

export const orderPage: SubCommandPage = {
  name: 'order',
  summary: 'Prints the order in which a client loads its modules, or every event of its start.',
  help: `usage: otmod order [DIR] [--engine E] [--steps LIST] [--then LIST] [--boot B] [--scripts S] [--format F]

  DIR            the client folder; the current one if left out
  --engine E     auto (default), edubart, otcv8, mehah or opentibiabr
  --steps LIST   play these steps instead of the boot sequence: discover, auto:N, ensure:M, load:M,
                 unload:M, reload:M, query:M, unloadall, reloadall, clear, state; with commas between
  --then LIST    further steps after those
  --boot B       auto (default: the folder's init.lua where the engine is the detected one, else the
                 engine's own sequence), folder or upstream
  --scripts S    off (default), or check: a script that is missing or does not compile fails its module
  --verbose      script events too
  --format F     text (default), json, or events: one JSON array a line
  --json         the same as --format json

Exit code 1 where a module fails to load or the client does not live to the end.`,
};

export const parsePage: SubCommandPage = {
  name: 'parse',
  summary: 'Prints the tree that a client reads from an OTML file, or its error.',
  help: `usage: otmod parse FILE… [--engine E] [--format F]

  FILE…          .otmod, .otui or any other OTML
  --engine E     auto (default: told from the client folder around the first file), edubart, otcv8,
                 mehah or opentibiabr
  --format F     tree (default) or json: {"ok": [[tag, value, flags, line, children], …]},
                 {"error": message} or {"crash": true}; one object a line
  --json         the same as --format json
  --stdin-list   read the files' paths from standard input, one a line

Exit code 1 where the client would refuse a file or crash.`,
};

export const fixPage: SubCommandPage = {
  name: 'fix',
  summary: 'Mends in all manifests of a client folder what needs no decision.',
  help: `usage: otmod fix [DIR] [--code C]… [--dry-run] [--engine E] [--severity C=S]… [--json]

  DIR              the client folder; the current one if left out
  --code C         mend findings of this code alone; may be repeated
  --dry-run        print what would change, and change nothing
  --engine E       auto (default), edubart, otcv8, mehah or opentibiabr
  --severity C=S   another severity for a code: off, hint, information, warning or error; may be repeated
  --json           print what was done as JSON

Makes the fixes that are safe without a look, again and again until there is none left. Files outside of DIR, also such that a
link leads to, are left alone. Exit code 1 where anything of severity error or warning is left.`,
};

export const exportPage: SubCommandPage = {
  name: 'export',
  summary: 'Writes the .otmod that says to clients what an advanced manifest says.',
  help: `usage: otmod export [DIR|FILE…] [--engine E] [--dry-run] [--stdout] [--json]

  DIR         a client folder: every .otmod.jsonc in it; the current one if left out
  FILE        single advanced manifests (.otmod.jsonc)
  --engine E  auto (default), edubart, otcv8, mehah or opentibiabr
  --dry-run   say what would be written, and write nothing
  --stdout    print the texts, and write nothing
  --json      one object: what became of each file

An .otmod that is there keeps its comments and every key that the advanced manifest does not state.
Exit code 1 where one cannot be exported, since a client would read something else.`,
};

export const lualsPage: SubCommandPage = {
  name: 'luals',
  summary: 'Writes definitions of all modules and natives for the Lua language server.',
  help: `usage: otmod luals [DIR] [--out FOLDER] [--engine E] [--force] [--dry-run] [--json]

  DIR           the client folder; the current one if left out
  --out FOLDER  where the library is written; .otmodules/luals of DIR if left out
  --engine E    auto (default), edubart, otcv8, mehah or opentibiabr
  --force       overwrite files that were changed by hand
  --dry-run     say what would be written, and write nothing
  --json        print what was done as JSON

Two files: modules.lua says what every module offers as modules.x and which globals modules make, natives.lua what the C++
sources in DIR give to Lua and its meta.lua does not describe. Nothing is written where nothing changed. The language server
reads the library once its folder is in "workspace.library" of .luarc.json; the command says how. Exit code 1 where a file was
changed by hand, and is left alone.`,
};

export const resolvePage: SubCommandPage = {
  name: 'resolve',
  summary: 'Chooses versions of modules that suit each other, or tells which lines cannot all hold.',
  help: `usage: otmod resolve [DIR] [--store PATH]… [--engine E] [--write-lock | --frozen] [--json]
       otmod resolve --universe FILE [--json]

  DIR              the client folder; the current one if left out
  --store PATH     where versions are stored; may be repeated; .otmodules/store of DIR if left out
  --engine E       auto (default), edubart, otcv8, mehah or opentibiabr
  --write-lock     write the versions that were chosen into otmodules.lock of DIR; nothing where there is no solution
  --frozen         fail where otmodules.lock does not say what resolving comes to
  --json           one object: success, modules, order, conflicts with core, text and fixes, circular, error
  --universe FILE  what there is to choose from, one JSON object a line; "-" reads standard input:
                   {"universe": {module: {version: {dependency: range}}}, "root": {dependency: range},
                    "constrains": …, "runtime": …, "conflicts": …, "provides": …, "locked": {module: version}}
                   "constrains" (must match where it is there), "runtime" (does not order) and "conflicts"
                   have the form of "universe"; "provides" names versions in the place of ranges; --json prints
                   one object a line: success, solution, order, circular, conflicts with core, text and fixes

The modules of the folder are all asked for; beside their own versions, those in stores and those tagged in git (MODULE@1.2.0)
are to be had. First come the versions of the lock, then those of the folder, then the highest ones. Each core has as few lines
as can be; each fix was tried. Exit code 1 where nothing suits everyone, or where modules need each other in a circle: no order
loads those. Lines of the "root" of a universe have no version; its circles are listed, but are no failure.`,
};

export const bumpPage: SubCommandPage = {
  name: 'bump',
  summary: 'Raises the version of a module as far as what has changed in it demands.',
  help: `usage: otmod bump MODULE [DIR] [--level L] [--store PATH]… [--engine E] [--dry-run] [--json]

  MODULE        the name of the module
  DIR           the client folder; the current one if left out
  --level L     auto (default: as proposed), patch, minor or major
  --store PATH  where versions are stored; may be repeated; .otmodules/store of DIR if left out
  --engine E    auto (default), edubart, otcv8, mehah or opentibiabr
  --dry-run     print what would change, and change nothing
  --json        print what was done as JSON

Compares the module with the highest version up to its own that is stored, or tagged MODULE@1.2.0 or MODULE@v1.2.0 in git: a
member, hook or setting that is gone raises the first number, a new one the second, anything else the third; while the first
number is 0, the second and the third. A module that states no version becomes 1.0.0. Exit code 0 also where nothing has to be
raised, 1 where the manifest must be mended first, 2 where nothing is stored and --level is left out.`,
};

export const storePage: SubCommandPage = {
  name: 'store',
  summary: 'Puts the files of a module into a version store, under the version that it states.',
  help: `usage: otmod store MODULE [DIR] [--store PATH] [--engine E] [--json]

  MODULE        the name of the module
  DIR           the client folder; the current one if left out
  --store PATH  where versions are stored; .otmodules/store of DIR if left out
  --engine E    auto (default), edubart, otcv8, mehah or opentibiabr
  --json        print what was done as JSON

All files of the module's folder, byte for byte, all of them or none, into PATH/MODULE/VERSION; only folders of version control
and .otmodules are left out. Exit code 1 where that version is stored already with other files, where the module states no
version, and where a link is among its files.`,
};

export const whyPage: SubCommandPage = {
  name: 'why',
  summary: 'Tells every way that leads to a module being loaded, and what decides its version.',
  help: `usage: otmod why MODULE [DIR] [--not VERSION] [--store PATH]… [--engine E] [--json]

  MODULE         the name of the module
  DIR            the client folder; the current one if left out
  --not VERSION  why it is not that version: the lines that exclude it, or what would move if it were
  --store PATH   where versions are stored; may be repeated; .otmodules/store of DIR if left out
  --engine E     auto (default), edubart, otcv8, mehah or opentibiabr
  --json         one object with the same, each line with its file, line and column

First what happens at start until the module is loaded, then every other reason for it, each with the line that states it. Where
versions are on offer, who asks for which, and what decides. Exit code 1 where the module fails to load, or cannot have the
version.`,
};

export const whatIfPage: SubCommandPage = {
  name: 'what-if',
  summary: 'Tells what changes of modules would come to, and changes nothing.',
  help: `usage: otmod what-if [DIR] CHANGE… [--store PATH]… [--engine E] [--json]

  DIR                           the client folder; the current one if left out
  --set MODULE.LIST.NAME=RANGE  the module asks for another one in that range; LIST is dependencies,
                                optionalDependencies, runtimeDependencies or conflicts
  --unset MODULE.NAME           the module asks for another one no more
  --pick MODULE=VERSION         the lock chooses that version of the module
  --disable MODULE              the module states "enabled: false"
  --remove MODULE               the folder of the module goes
  --store PATH                  where versions are stored; may be repeated; .otmodules/store of DIR if left out
  --engine E                    auto (default), edubart, otcv8, mehah or opentibiabr
  --json                        one object: load order, conflict and own problems before and after, and the
                                modules of which another version is chosen

Every change may be repeated; removals are made first, then those of --disable, --unset, --set and --pick. Printed is what the
changes do to the load order, to the versions that are chosen and to what "otmod check" finds. Exit code 1 where an error or
warning is new, or versions that suited each other do no more.`,
};

export const docsPage: SubCommandPage = {
  name: 'docs',
  summary: 'Prints the whole reference: settings, commands, codes, keys, command line.',
  help: `usage: otmod docs [--format markdown]

  --format F   markdown (default)`,
};

/** Every sub-command, in the order in which they are listed. */
export const subCommandPages: readonly SubCommandPage[] = [
  checkPage,
  orderPage,
  parsePage,
  fixPage,
  exportPage,
  lualsPage,
  resolvePage,
  bumpPage,
  storePage,
  whyPage,
  whatIfPage,
  docsPage,
];
