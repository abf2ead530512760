/**
 * When things happened in the turn that is being answered, on the page's clock, and how long the host says its steps took. Pure: times come in.
 */
export class TurnTimes {
  #turn = null;

  /** Answered turns, oldest first; at most 50. @type {{steps: object, response: string, firstSound: number, heard: number|null}[]} */
  turns = [];

  /** @param {object} event of the host @param {number} at ms on any clock that only goes forward */
  apply(event, at) {
    switch (event.type) {
      case 'response.created':
        this.#turn = { response: event.response.id, steps: null, firstSound: null, item: null, heard: null };
        break;
      case 'x_agents.turn_answered':
        if (this.#turn !== null) {
          this.#turn.steps = event.steps_ms;
          this.#keep();
        }
        break;
      case 'response.output_audio.delta':
        if (this.#turn !== null && this.#turn.firstSound === null) {
          this.#turn.firstSound = at;
          this.#turn.item = event.item_id;
          this.#keep();
        }
        break;
    }
  }

  /** The speaker began to play an item. @param {string} item @param {number} at on the same clock @returns {boolean} whether a turn became complete by it */
  started(item, at) {
    const turn = [...this.turns, this.#turn].find((answered) => answered?.item === item && answered.heard === null);
    if (turn !== undefined && turn !== null) {
      turn.heard = at;
    }
    return turn?.steps !== null && turn?.steps !== undefined;
  }

  #keep() {
    const turn = this.#turn;
    if (turn.steps !== null && turn.firstSound !== null && !this.turns.includes(turn)) {
      this.turns.push(turn);
      this.turns.splice(0, this.turns.length - 50);
    }
  }
}
