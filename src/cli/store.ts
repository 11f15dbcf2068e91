import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { storePage } from '../contributions/command-line.ts';
import { nodeFolder } from '../files/node-folder.ts';
import { filesToStore } from '../versions/files-to-store.ts';
import type { PlainFolder } from '../versions/plain-folder.ts';
import { storeVersion } from '../versions/store-version.ts';
import { type Command, exit, json, line, WrongUse } from './command.ts';
import { engineOption, readFolder, tellUnread } from './open-folder.ts';
import { storesOf } from './version-sources.ts';

export const store: Command = {
  ...storePage,
  options: {
    engine: { type: 'string' },
    store: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(operands, options, { stdout, stderr }) {
    const [name, folder = '.'] = operands;
    if (name === undefined || operands.length > 2) throw new WrongUse('store takes a module, and a folder after it');
    const settings = { engine: engineOption(options), boot: 'auto', scripts: 'off', caseMatters: true } as const;
    const opened = await readFolder(folder, settings);
    const module = opened.service.moduleNamed(opened.service.view(), name);
    if (!module) throw new WrongUse(`there is no module "${name}" with a folder of its own`);
    const [place] = storesOf(folder, options);
    if (!place) throw new WrongUse('the store lies outside of the folder; --store names another one');
    if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
    const disk: PlainFolder = nodeFolder(folder);
    const files = await filesToStore(disk, module, opened.shown(module.folder));
    const { version } = module;
    const temporary = `.${randomBytes(6).toString('hex')}.new`;
    const stored =
      files.ok && version
        ? await storeVersion(nodeFolder(place.folder), name, version.raw, files.value, temporary)
        : files;
    if (!stored.ok) {
      stderr.write(line(`otmod: ${name} was not stored. ${stored.error}`));
      return exit.findings;
    }
    const where = `${place.name}/${name}/${version?.raw}`;
    const isNew = stored.value === 'stored';
    const said = { module: name, version: version?.raw, folder: join(place.name, name, version?.raw ?? '') };
    if (options.json === true) stdout.write(json({ ...said, state: isNew ? 'stored' : 'unchanged' }));
    else
      stdout.write(line(isNew ? `${name} ${version?.raw} stored in ${where}` : `${where} holds these files already`));
    return exit.fine;
  },
};
