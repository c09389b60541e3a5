import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../api/client';
import { BusyButton } from '../../view/BusyButton';
import { language, useText } from '../../view/text';
import { complain } from '../failure';
import { keepKey } from '../keys';
import type { Spot } from '../pictures';
import { BoardPicture } from './BoardPicture';

/** Leads to a filled board of one's own, for whoever wants to see before they start. */
export function ExampleCard() {
  const text = useText();
  const { open, isOpening } = useOpenExample();
  return (
    <section className="card example-card" aria-labelledby="example-title">
      <BoardPicture spots={SPOTS} />
      <h2 id="example-title">{text('home.exampleTitle')}</h2>
      <p className="quiet">{text('home.exampleText')}</p>
      <BusyButton className="secondary" isBusy={isOpening} onPress={() => void open()}>
        {text(isOpening ? 'home.opening' : 'home.example')}
      </BusyButton>
    </section>
  );
}

function useOpenExample() {
  const [, go] = useLocation();
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    try {
      const { id, key } = await api.createExample(language());
      keepKey(id, key);
      go(`/b/${id}`);
    } catch (error) {
      complain(error);
      setOpening(false);
    }
  };
  return { open, isOpening };
}

const spot = (colour: Spot['colour'], x: number, y: number): Spot => ({ x, y, side: 160, colour });

const SPOTS: readonly Spot[] = [
  spot('yellow', 96, 200),
  spot('blue', 280, 200),
  spot('mint', 1650, 200),
  spot('coral', 1834, 200),
  spot('blue', 96, 500),
  spot('yellow', 280, 500),
  spot('mint', 96, 690),
  spot('yellow', 2400, 500),
  spot('coral', 2590, 500),
  spot('blue', 2400, 1000),
  spot('yellow', 2590, 1000),
  spot('coral', 1060, 660),
  spot('yellow', 1240, 660),
  spot('mint', 1660, 660),
  spot('blue', 1840, 660),
  spot('yellow', 1500, 1120),
  spot('mint', 96, 1520),
  spot('blue', 290, 1520),
  spot('coral', 480, 1520),
];
