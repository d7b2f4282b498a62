import type { Command } from 'commander';
import { actingAs } from '../iut/description/acting';
import type { IutDescription } from '../iut/description/model';

/** Options of a command that may test an implementation in other roles than all those that it has. */
export interface Acting {
  role?: string[];
  mode?: string[];
}

export function withActingOptions(command: Command): Command {
  return command
    .option('--role <role...>', 'act in these roles instead of those of the description')
    .option('--mode <mode...>', 'go by these modes; without it, by those of the roles');
}

/** @throws UsageError for a name that is none and for a role that does not go by the mode */
export function acting(description: IutDescription, { role, mode }: Acting): IutDescription {
  return actingAs(description, role, mode);
}
