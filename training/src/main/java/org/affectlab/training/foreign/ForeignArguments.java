package org.affectlab.training.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.affectlab.training.foreign.ForwardSignature.Argument;

/** Whether the inputs that were said fit the arguments that the archive names. Stateless. */
final class ForeignArguments {
    private ForeignArguments() {}

    /** @throws IOException that says what the module takes, if the request does not say it or says otherwise */
    static void check(ForeignRequest request) throws IOException {
        if (!Files.isRegularFile(request.module())) {
            throw new IOException("there is no file " + request.module());
        }
        Optional<ForwardSignature> signature = ForwardSignature.read(request.module());
        if (request.inputs().isEmpty()) {
            throw new IOException(missing(signature));
        }
        if (signature.isEmpty()) {
            return;
        }
        List<Argument> arguments = signature.get().arguments();
        for (Argument argument : arguments) {
            if (!argument.type().equals("Tensor") && !argument.type().startsWith("Optional[Tensor]")) {
                throw new IOException("the module's " + signature.get()
                        + " takes something else than tensors: wrap it in a" + " module whose arguments are tensors");
            }
        }
        if (arguments.size() != request.inputs().size()) {
            throw new IOException(request.inputs().size() + " inputs were said, but the module is " + signature.get());
        }
    }

    private static String missing(Optional<ForwardSignature> signature) {
        StringBuilder text =
                new StringBuilder("say what each input is with --input NAME:TYPE:SHAPE, in the order of the"
                        + " module's arguments; a TorchScript file does not hold types and shapes.");
        signature.ifPresent(known -> {
            text.append("\nThe module is ").append(known).append(", so for instance:");
            for (Argument argument : known.arguments()) {
                text.append("\n  --input ").append(argument.name()).append(":FLOAT32:batch,...");
            }
        });
        return text.toString();
    }
}
