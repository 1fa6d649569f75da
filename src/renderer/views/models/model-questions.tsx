import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatBytes } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useModels } from '../../stores/models-store.ts';
import { removalText } from './model-words.ts';

/** The questions of the Models page. */
export function ModelQuestions() {
  const question = useModels((state) => state.question);
  const { closeQuestion, allowAndDownload, cancel, remove } = useModels.getState();
  if (question?.type === 'allow') {
    const { model } = question;
    return (
      <ConfirmDialog
        title={t('Allow downloads?')}
        text={t(
          'Docent connects to {host} to bring {model} and to the servers that one names for its files. Nothing of yours is sent, every file is checked, and each connection is listed under Settings, Privacy. You can switch this off there.',
          {
            host: new URL(model.source).host,
            model: model.bytes === null ? model.title : `${model.title} (${formatBytes(model.bytes)})`,
          },
        )}
        action={t('Allow and Download')}
        onCancel={closeQuestion}
        onConfirm={() => void allowAndDownload(model)}
      />
    );
  }
  if (question?.type === 'cancel') {
    return (
      <ConfirmDialog
        title={t('Stop bringing {title}?', { title: question.model.title })}
        text={t('What has arrived is deleted. To keep it for later, pause instead.')}
        action={t('Stop and Delete')}
        onCancel={closeQuestion}
        onConfirm={() => void cancel(question.model)}
      />
    );
  }
  if (question?.type === 'remove') {
    return (
      <ConfirmDialog
        title={t('Remove {question}?', { question: question.name })}
        text={removalText(question.use)}
        action={t('Remove')}
        onCancel={closeQuestion}
        onConfirm={() => void remove(question.modelId)}
      />
    );
  }
  return null;
}
