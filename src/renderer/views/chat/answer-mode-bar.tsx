import { type ReactNode, useEffect } from 'react';
import type { AnswerMode } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { t } from '../../languages/translate.ts';
import { useAdapters } from '../../stores/adapters-store.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { selectedChatModel, useSettings } from '../../stores/settings-store.ts';
import { useSetup } from '../../stores/setup-store.ts';
import { noModel } from '../no-model.ts';
import { AdapterPicker } from './adapter-picker.tsx';
import { ContextMeter } from './context-meter.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { WayChoice } from './way-choice.tsx';

const modes = () =>
  [
    {
      value: 'extract',
      label: t('Quote'),
      icon: 'quote',
      hint: t('The best sentences of your files, word for word. Needs no model.'),
      testId: 'mode-extract',
    },
    {
      value: 'generate',
      label: t('Write'),
      icon: 'pen',
      hint: t('An answer in full sentences, written by a chat model on this computer.'),
      testId: 'mode-generate',
    },
  ] as const;

const addModelValue = '+';

/** How the next answer is made, and by which model. */
export function AnswerModeBar({ scopeButton }: { readonly scopeButton: ReactNode }) {
  const mode = useSettings((state) => state.settings.answerMode);
  const models = useSettings((state) => state.models);
  const selected = useSettings(selectedChatModel);
  const { change, addModel, selectModel } = useSettings.getState();
  const openId = useChat((state) => state.openId);
  useEffect(() => {
    void useAdapters.getState().openConversation(openId);
    void useSetup.getState().openConversation(openId);
  }, [openId]);
  const chatModels = models.filter((model) => model.role === 'chat');
  const onMode = (answerMode: AnswerMode) => void change({ answerMode });
  const own = useSetup((state) => state.model);
  // Once there is a model for all, another is chosen for this conversation alone.
  const onModel = (value: string) => {
    const model = chatModels.find(({ id }) => id === value);
    if (value === addModelValue) void addModel();
    else if (!selected) void selectModel(value);
    else if (model) void useSetup.getState().setModel(model.id === selected.id ? null : model);
  };

  return (
    <div className="answer-mode-bar">
      <Segmented<AnswerMode> label={t('Kind of answer')} segments={modes()} value={mode} onChange={onMode} />
      {scopeButton}
      <WayChoice />
      {mode === 'generate' && (
        <div className="answer-model-row">
          {chatModels.length === 0 && (
            <button
              type="button"
              className="link-button no-model"
              onClick={() => useNavigation.getState().show('models')}
              data-testid="add-model"
            >
              <Icon name="model" size={14} />
              {noModel().sentence} {noModel().next}
            </button>
          )}
          {chatModels.length > 0 && (
            <SelectField
              label={t('Chat model')}
              value={own?.id ?? selected?.id ?? ''}
              options={[
                ...(selected ? [] : [{ value: '', label: t('Choose a model') }]),
                ...(own?.gone ? [{ value: own.id, label: t('{own} (removed)', { own: own.name }) }] : []),
                ...chatModels.map((model) => ({
                  value: model.id,
                  label: model.state === 'missing' ? t('{model} (file missing)', { model: model.name }) : model.name,
                })),
                { value: addModelValue, label: t('Add a chat model (GGUF)…') },
              ]}
              onChange={onModel}
              testId="model-select"
            />
          )}
          {selected && <AdapterPicker />}
          {chatModels.length > 0 && <PresetPicker />}
          <ContextMeter />
        </div>
      )}
    </div>
  );
}
