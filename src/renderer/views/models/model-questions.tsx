import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatBytes } from '../../format.ts';
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
        title="Allow downloads?"
        text={`Docent connects to ${new URL(model.source).host} to bring ${model.title}${model.bytes === null ? '' : ` (${formatBytes(model.bytes)})`} and to the servers that one names for its files. Nothing of yours is sent, every file is checked, and each connection is listed under Settings, Privacy. You can switch this off there.`}
        action="Allow and Download"
        onCancel={closeQuestion}
        onConfirm={() => void allowAndDownload(model)}
      />
    );
  }
  if (question?.type === 'cancel') {
    return (
      <ConfirmDialog
        title={`Stop bringing ${question.model.title}?`}
        text="What has arrived is deleted. To keep it for later, pause instead."
        action="Stop and Delete"
        onCancel={closeQuestion}
        onConfirm={() => void cancel(question.model)}
      />
    );
  }
  if (question?.type === 'remove') {
    return (
      <ConfirmDialog
        title={`Remove ${question.name}?`}
        text={removalText(question.use)}
        action="Remove"
        onCancel={closeQuestion}
        onConfirm={() => void remove(question.modelId)}
      />
    );
  }
  return null;
}
