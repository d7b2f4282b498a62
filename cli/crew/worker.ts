import type { Answer } from './crew';

/** What a process of a crew does: the pieces that it is sent, one after the other, until the crew is dismissed or its owner gone. */
export function work<Piece, Result>(perform: (piece: Piece) => Promise<Result>): void {
  const answerTo = async (piece: Piece): Promise<Answer<Result>> => {
    try {
      return { result: await perform(piece) };
    } catch (error) {
      return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (piece: Piece) => void answerTo(piece).then((answer) => process.send?.(answer)));
  process.on('disconnect', () => process.exit());
}
