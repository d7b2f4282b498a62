import { setWorldConstructor, World } from '@cucumber/cucumber';
import { DriverError, type ObserveOutput, type StimulusOutput } from '../../iut/contract';
import { isoSeconds } from '../../protocols/time/clock';
import { outcomeOf, type Judgement } from '../../requirements/judgement';
import { context, type Ending, type RunContext } from './context';

/** Thrown after the failing check was recorded: cucumber skips the rest of the scenario. */
export class CheckFailed extends Error {}

/** Thrown when the scenario cannot reach its point for a reason that is no verdict on the requirement it was to check. */
export class Blocked extends Error {}

/**
 * What a step can do: make the IUT act, ask what it holds, move the business clock, state judgements. A step holds no
 * protocol logic: the judging is done in simulators/, the words are here.
 */
export class ConformanceWorld extends World {
  readonly run: RunContext = context();
  /** Facts that one step leaves for a later one of the same scenario (an LRN, a message, a reference). */
  readonly kept = new Map<string, unknown>();

  /** Reads what an earlier step left; a missing one is a mistake in the feature, hence a harness error. */
  keptAs<T>(name: string): T {
    if (!this.kept.has(name)) throw new Error(`no earlier step of this scenario provides "${name}"`);
    return this.kept.get(name) as T;
  }

  /** Makes the IUT act. A refusal by the IUT or a driver failure blocks the scenario: neither is a breach of a rule. */
  async stimulate(operation: string, facts: Record<string, unknown>): Promise<StimulusOutput> {
    const output = await this.stimulateOrRefuse(operation, facts);
    if (output.status === 'refused') this.block(`the IUT refused the stimulus ${operation}: ${output.reason ?? 'no reason given'}`);
    return output;
  }

  /** The same where a refusal by the IUT is one of the right answers; only a driver failure blocks. */
  async stimulateOrRefuse(operation: string, facts: Record<string, unknown>): Promise<StimulusOutput> {
    return this.drive(operation, facts, () => this.run.driver.stimulate({ operation, facts }));
  }

  /** Makes the IUT forget all business state and, where it can follow, sets its clock. A driver that fails here blocks the scenario. */
  async prepareIut(instant: string): Promise<void> {
    await this.driven(() => this.run.driver.reset());
    if (this.run.hello.capabilities.includes('set-clock')) await this.driven(() => this.run.driver.setClock(instant));
  }

  /**
   * Has the scenario play at another time than all do, earlier or later: for dates that the law's own examples fix. The IUT forgets everything
   * first, as before every scenario. @param instant ISO 8601
   */
  async playAt(instant: string): Promise<void> {
    this.run.business.restartAt(Date.parse(instant));
    this.run.simulators.reset();
    this.run.record({ type: 'clock', business: instant, why: 'the time at which this scenario plays' });
    await this.prepareIut(instant);
  }

  /** Asks the IUT what it holds for a reference. */
  async observe(what: string, reference: string): Promise<ObserveOutput> {
    return this.drive(`observe ${what}`, { reference }, () => this.run.driver.observe({ what, reference }));
  }

  /**
   * Moves the business clock to an instant (ISO 8601 or epoch ms), the IUT's with it if it can follow. The simulators'
   * own timers fire on the way.
   */
  async moveBusinessClock(to: string | number, why: string): Promise<void> {
    const target = typeof to === 'string' ? Date.parse(to) : to;
    this.run.business.advanceTo(target);
    this.run.record({ type: 'clock', business: isoSeconds(target), why });
    if (this.run.hello.capabilities.includes('set-clock')) {
      await this.drive('set-clock', { instant: isoSeconds(target) }, () => this.run.driver.setClock(isoSeconds(target)));
    }
  }

  /**
   * Records every judgement as a check, then ends the scenario if one of them is a failure. Findings (catalogue: breach
   * `finding`) are recorded and the scenario goes on. Judgements of requirements that this scenario does not claim are
   * kept back, so that each requirement is judged where it is claimed; but a breach among them blocks the scenario,
   * because what follows would rest on a message that breaks a rule. An empty list is a harness error: a step that
   * judged nothing proves nothing.
   */
  judge(judgements: Judgement[]): void {
    if (judgements.length === 0) throw new Error('a step judged nothing: zero judgements is a harness error');
    const running = this.run.running;
    if (running === undefined) throw new Error('judged outside of a scenario');
    const claimed = judgements.filter((judgement) => running.scenario.requirements.includes(judgement.requirement));
    const failures: Judgement[] = [];
    for (const judgement of claimed) {
      const outcome = outcomeOf(judgement, this.run.requirement(judgement.requirement));
      const { requirement: id, party, expected, observed, basis } = judgement;
      this.run.record({ type: 'check', scenario: running.scenario.id, requirement: id, party, outcome, expected, observed, ...(basis === undefined ? {} : { basis }), events: [...running.events] });
      if (outcome === 'fail') failures.push(judgement);
    }
    if (failures.length > 0) {
      const reason = failures.map((failure) => `${failure.requirement}: expected ${failure.expected}; observed ${failure.observed}`).join('\n');
      this.end({ outcome: 'failed', reason });
      throw new CheckFailed(reason);
    }
    const elsewhere = judgements.find((judgement) => !judgement.holds && judgement.weight !== 'advice' && !claimed.includes(judgement) && this.run.requirement(judgement.requirement).breach === 'fail');
    if (elsewhere !== undefined) this.block(`${elsewhere.requirement} is broken (judged in its own scenario): expected ${elsewhere.expected}; observed ${elsewhere.observed}`);
  }

  /** States one comparison. */
  check(requirement: string, expected: string, observed: string, holds: boolean, party = 'iut'): void {
    this.judge([{ requirement, party, expected, observed, holds }]);
  }

  /** Ends the scenario without a verdict, for a stated reason. */
  block(reason: string): never {
    this.end({ outcome: 'blocked', reason });
    throw new Blocked(reason);
  }

  /** Puts prose or decoded data for people into the evidence. */
  note(title: string, text: string): void {
    this.run.record({ type: 'note', title, text });
  }

  private end(ending: Ending): void {
    if (this.run.running !== undefined && this.run.running.ending === undefined) this.run.running.ending = ending;
  }

  private async drive<T>(operation: string, input: unknown, call: () => Promise<T>): Promise<T> {
    return this.driven(() => this.logged(operation, input, call));
  }

  private async logged<T>(operation: string, input: unknown, call: () => Promise<T>): Promise<T> {
    const started = this.run.wall.now();
    const log = (output: unknown): number =>
      this.run.record({ type: 'stimulus', operation, input, output, durationMs: this.run.wall.now() - started });
    try {
      const output = await call();
      log(output);
      return output;
    } catch (error) {
      log({ error: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  private async driven<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (error instanceof DriverError) this.block(`driver, ${error.failure}: ${error.message} (${error.hint})`);
      throw error;
    }
  }
}

setWorldConstructor(ConformanceWorld);
