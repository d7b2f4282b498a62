import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearestNames } from '../../nearest';
import { CURRENT_EDITION } from '../editions/editions';
import { OwnFileError, parseOwnJson, readOwnFile } from '../own-files/own-file';
import { type CodeList, CodeListError, codeListFrom, type CodeLists, codeLists } from './code-lists';
import { readPlainList } from './plain-list';
import { sampleCodeLists } from './sample';

/** Code lists to judge by, and one line about each that is not the edition's own. */
export interface ChosenLists {
  lists: CodeLists;
  /** `CL244: 3 codes of /lists/CL244.csv, instead of: external` */
  said: string[];
}

const words = (list: CodeList): string => (list.kind === 'external' ? 'external' : `${list.codes.size} codes of ${list.origin ?? list.baseline}`);

function readList(file: string, name: string, known: CodeList): CodeList {
  const refuse = (what: string, fix: string): never => {
    throw new OwnFileError(file, [{ what, fix }]);
  };
  const text = readOwnFile(file);
  if (!name.endsWith('.json')) return readPlainList(file, text, { list: known.list, about: known.about });
  try {
    const list = codeListFrom(file, parseOwnJson(file, text));
    if (list.list !== known.list) refuse(`holds ${list.list}`, 'name the file like its list');
    if (list.kind === 'external') return refuse('says that others keep the list', 'give its codes, or remove the file');
    return { ...list, origin: file };
  } catch (error) {
    if (error instanceof CodeListError) return refuse(error.message.slice(file.length + 2), error.hint);
    throw error;
  }
}

/**
 * Code lists of a folder: `CL244.csv`, `CL141.txt`, `CL013.json` (see `readPlainList`, `codeListFrom`), and nothing below it.
 * Other files than .json, .csv, .tsv and .txt are left alone; one of these whose name is no list is a mistake, since a list
 * under a mistyped name would be missing in silence. Throws {@link OwnFileError}.
 */
export function folderCodeLists(folder: string, edition = CURRENT_EDITION): CodeLists {
  const known = codeLists(edition);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new OwnFileError(folder, [{ what: 'no such folder', fix: 'name a folder with files like CL244.csv' }]);
  }
  const found = new Map<string, CodeList>();
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    if (!/\.(json|csv|tsv|txt)$/.test(name) || name.startsWith('.')) continue;
    const id = name.slice(0, name.lastIndexOf('.'));
    const list = known.get(id);
    if (list === undefined) {
      const near = nearestNames(id, known.keys()).join(' or ');
      throw new OwnFileError(file, [
        { what: `${edition} has no code list ${id}`, fix: near === '' ? 'name the file like its list, for example CL244.csv' : `did you mean ${near}?` },
      ]);
    }
    if (found.has(id)) throw new OwnFileError(file, [{ what: `a second file of ${id}`, fix: 'keep one' }]);
    const given = readList(file, name, list);
    if (list.kind === 'codes' && list.classes.size > 0 && given.kind === 'codes' && given.classes.size === 0) {
      throw new OwnFileError(file, [{ what: `${id} classifies its codes, and the file does not`, fix: 'add a column class' }]);
    }
    found.set(id, given);
  }
  if (found.size === 0) throw new OwnFileError(folder, [{ what: 'no code list in it', fix: 'add files like CL244.csv' }]);
  return found;
}

/**
 * The edition's code lists with those of each source in their place, a later source over an earlier one.
 *
 * @param sources paths of folders, or `sample` for the few codes bundled for tests. Throws {@link OwnFileError}, EditionError.
 */
export function chooseCodeLists(sources: readonly string[], edition = CURRENT_EDITION): ChosenLists {
  const lists = new Map(codeLists(edition));
  const said: string[] = [];
  for (const source of sources) {
    for (const [id, list] of source === 'sample' ? sampleCodeLists() : folderCodeLists(source, edition)) {
      said.push(`${id}: ${words(list)}, instead of: ${words(lists.get(id)!)}`);
      lists.set(id, list);
    }
  }
  return { lists, said };
}
