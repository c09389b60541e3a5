import { type Language, languages, useLanguage, useText } from '../../view/text';
import { chooseLanguage } from '../language';

/** Whom the empathy map comes from. */
export function Credit() {
  const text = useText();
  return <p className="credit">{text('product.credit')}</p>;
}

/** English or Dutch, on every page. */
export function LanguageSwitch() {
  const text = useText();
  const now = useLanguage();
  return (
    <fieldset className="languages" aria-label={text('language.label')}>
      {languages.map((one) => (
        <LanguageButton key={one} one={one} isChosen={one === now} />
      ))}
    </fieldset>
  );
}

function LanguageButton({ one, isChosen }: { readonly one: Language; readonly isChosen: boolean }) {
  const text = useText();
  return (
    <button
      type="button"
      lang={one}
      aria-label={`${one.toUpperCase()}, ${text(`language.${one}`)}`}
      aria-pressed={isChosen}
      onClick={() => void chooseLanguage(one)}
    >
      {one.toUpperCase()}
    </button>
  );
}
