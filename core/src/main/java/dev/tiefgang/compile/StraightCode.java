package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.*;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Makes a [Unrolled.Machine] of [straight-line code][Straight]: one Java method in which each number is a local
/// variable, so that the JIT compiler keeps them in registers.
final class StraightCode {
    /// The JIT compiler does not touch methods of more bytes.
    private static final int MOST_BYTES = 8_000;

    private static final ClassDesc SELF = ClassDesc.of(StraightCode.class.getName() + "Made");
    private static final ClassDesc MACHINE = ClassDesc.ofDescriptor(Unrolled.Machine.class.descriptorString());
    private static final ClassDesc FUNCTIONS = ClassDesc.of(StraightFunctions.class.getName());
    private static final ClassDesc MATH = ClassDesc.of(Math.class.getName());
    private static final ClassDesc FLOATS = ConstantDescs.CD_float.arrayType(),
            LONGS = ConstantDescs.CD_long.arrayType();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object.arrayType());
    private static final int ARRAYS = 1;
    private static final int FIRST = 2;

    private final Straight straight;
    private final CodeBuilder b;
    private final int[] lastUse;
    private final int[] local;
    private final Deque<Integer> free = new ArrayDeque<>();
    private int locals;

    private StraightCode(Straight straight, CodeBuilder b) {
        this.straight = straight;
        this.b = b;
        this.lastUse = new int[straight.code().size()];
        this.local = new int[straight.code().size()];
        this.locals = FIRST + straight.arrays().size();
    }

    /// The machine; nothing where the method would be too long to be compiled.
    static Optional<Unrolled.Machine> machine(Straight straight) {
        byte[] bytes = ClassFile.of()
                .build(
                        SELF,
                        c -> c.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                                .withInterfaceSymbols(MACHINE)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        0,
                                        b -> b.aload(0)
                                                .invokespecial(
                                                        ConstantDescs.CD_Object,
                                                        ConstantDescs.INIT_NAME,
                                                        ConstantDescs.MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "run", RUN, ClassFile.ACC_PUBLIC, b -> new StraightCode(straight, b).write()));
        if (length(ClassFile.of().parse(bytes)) > MOST_BYTES) return Optional.empty();
        try {
            var made = MethodHandles.lookup().defineHiddenClass(bytes, true);
            var make = made.findConstructor(made.lookupClass(), MethodType.methodType(void.class));
            return Optional.of((Unrolled.Machine) make.invoke());
        } catch (Throwable t) {
            throw new IllegalStateException("StraightCode: the generated class could not be loaded", t);
        }
    }

    private static int length(ClassModel made) {
        return made.methods().stream()
                .filter(m -> m.methodName().equalsString("run"))
                .mapToInt(m -> m.findAttribute(Attributes.code()).orElseThrow().codeLength())
                .sum();
    }

    private void write() {
        for (int i = 0; i < straight.arrays().size(); i++) {
            boolean whole = straight.arrays().get(i) instanceof Unrolled.Indices;
            b.aload(ARRAYS)
                    .loadConstant(i)
                    .aaload()
                    .checkcast(whole ? LONGS : FLOATS)
                    .astore(FIRST + i);
        }
        BitSet live = straight.live();
        live.stream().forEach(i -> straight.code().get(i).operands().forEach(o -> lastUse[o] = i));
        straight.stores().forEach(s -> lastUse[s.scalar()] = Integer.MAX_VALUE);
        live.stream().forEach(this::write);
        for (Straight.Store s : straight.stores()) {
            b.aload(FIRST + s.array()).loadConstant(s.element());
            read(s.scalar());
            b.fastore();
        }
        b.return_();
    }

    /// Computes number `i` into a local variable of its own; those that nobody reads later are used again.
    private void write(int i) {
        Scalar s = straight.code().get(i);
        if (s instanceof Scalar.Constant) return;
        s.operands().forEach(this::read);
        switch (s) {
            case Scalar.Load(int array, int element) ->
                b.aload(FIRST + array).loadConstant(element).faload();
            case Scalar.IsIndex(int array, int element, int k, int depth) -> {
                b.aload(FIRST + array)
                        .loadConstant(element)
                        .laload()
                        .loadConstant(k)
                        .loadConstant(depth);
                b.invokestatic(
                        FUNCTIONS, "isIndex", type(ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_int));
            }
            case Scalar.MultiplyAdd _ -> b.invokestatic(MATH, "fma", floats(3));
            case Scalar.Apply(Op.Elementwise op, List<Integer> operands) -> apply(op, operands.size());
            case Scalar.Constant _ -> {}
        }
        s.operands().stream().distinct().filter(o -> lastUse[o] == i).forEach(this::release);
        local[i] = free.isEmpty() ? locals++ : free.pop();
        b.fstore(local[i]);
    }

    private void release(int scalar) {
        if (!(straight.code().get(scalar) instanceof Scalar.Constant)) free.push(local[scalar]);
    }

    private void read(int scalar) {
        if (straight.code().get(scalar) instanceof Scalar.Constant(float value)) b.loadConstant(value);
        else b.fload(local[scalar]);
    }

    private void apply(Op.Elementwise op, int operands) {
        switch (op) {
            case Add _ -> b.fadd();
            case Sub _ -> b.fsub();
            case Mul _ -> b.fmul();
            case Div _ -> b.fdiv();
            case Neg _ -> b.fneg();
            case Abs _ -> b.invokestatic(MATH, "abs", floats(1));
            case Max _ -> b.invokestatic(MATH, "max", floats(2));
            case Min _ -> b.invokestatic(MATH, "min", floats(2));
            default -> b.invokestatic(FUNCTIONS, StraightFunctions.name(op), floats(operands));
        }
    }

    private static MethodTypeDesc floats(int n) {
        var operands = new ClassDesc[n];
        Arrays.fill(operands, ConstantDescs.CD_float);
        return type(operands);
    }

    private static MethodTypeDesc type(ClassDesc... operands) {
        return MethodTypeDesc.of(ConstantDescs.CD_float, operands);
    }
}
