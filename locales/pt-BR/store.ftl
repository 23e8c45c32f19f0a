# A memória. $file: um caminho; $location: onde fica uma memória; $unit: o identificador de uma unidade; $reason: o que o sistema disse.

error-store-kind-unknown = Não existe um banco de dados “{ $scheme }” onde uma memória possa ficar. Uma memória fica em um arquivo: indique o nome do arquivo, por exemplo redacao.db. Se o próprio nome tiver dois-pontos, escreva ./ antes dele.
error-store-without-file = { $location } é uma memória que não fica em nenhum arquivo: não há onde guardar ao lado o que ela contém, por isso a cópia não ocupou o lugar dela. Restaure a cópia em uma memória que fique em um arquivo.
error-store-stranger = { $location } não é uma memória do Cotejo. O arquivo fica como está; indique outro com --memory.
error-store-newer = { $location } foi criado por um Cotejo mais novo (formato { $found }; este conhece até o formato { $known }). Atualize o Cotejo ou indique outra memória com --memory.
error-store-busy =
    { $location } está em uso { $process ->
        [none] por outro processo
       *[other] pelo processo { $process }
    }, que está gravando há muito tempo{ $work ->
        [none] {""}
        [import] {" "}(uma importação, por { $who }, desde { $since })
        [undo] {" "}(o desfazer de uma importação, por { $who }, desde { $since })
        [restore] {" "}(a restauração de uma cópia, por { $who }, desde { $since })
       *[other] {" "}({ $work }, por { $who }, desde { $since })
    }. Tente de novo quando ele terminar.
error-store-empty = { $location } não contém nada, como quando uma cópia é interrompida; o arquivo ficou como está. Se era uma memória, coloque no lugar o último backup; se não era, apague-o e repita o comando: uma memória nova será criada.
error-store-part-missing = { $location } está danificado: faltam tabelas ({ $parts }). O arquivo ficou como está. Restaure o último backup com “cotejo memory restore”.
error-store-exchanged = Uma cópia foi restaurada em { $location } enquanto este comando gravava, e ele parou. O que já tinha gravado está na cópia que a restauração guardou ao lado da memória. Execute o comando de novo.
error-store-full = O disco está cheio: não foi possível salvar a memória { $location }. Nada do que havia nela se perdeu; libere espaço e repita.
error-store-damaged =
    { $location } está danificado ({ $reason ->
        [pages] as páginas do banco de dados não batem
        [schema] as tabelas não são as de uma memória
        [values] uma coluna contém o que o Cotejo nunca grava
        [rows] um índice aponta para um segmento que não existe
        [unit] um segmento não está como foi gravado
        [count] não contém tudo o que consta do registro
       *[other] { $reason }
    }). Restaure o último backup com “cotejo memory restore”.
error-store-failed =
    Não foi possível usar a memória { $location }: { $reason ->
        [io] o sistema não conseguiu ler nem gravar o arquivo
       *[other] { $reason }
    }.
error-store-read-only = A memória { $location } está disponível somente para leitura. Mude as permissões do arquivo e da pasta ou indique outra memória com --memory.
error-file-exists = { $file } já existe e não será sobrescrito. Escolha um nome livre.
error-unit-unknown = Não há nenhuma unidade { $unit } na memória. “cotejo lookup” mostra os identificadores.
error-import-unknown = Não há nenhuma importação { $import } na memória. “cotejo stats” lista as importações.
error-import-undone = A importação { $import } já foi desfeita.
error-text-not-taken-in = O conteúdo de { $file } não é o que a memória leu da última vez; o arquivo ficou como estava. Importe-o primeiro com “cotejo import” ou repita o comando com --force: o conteúdo atual fica guardado ao lado.
error-text-torn = { $file }, linha { $line }: a unidade que começa aqui { $unit ->
    [none] {""}
   *[other] ({ $unit }){" "}
}não termina antes de começar a seguinte. É assim que fica a cópia em texto quando um merge mantém as linhas dos dois lados (“merge=union” no .gitattributes): não dá mais para saber quais palavras são de qual unidade. Nada foi importado. Tire essa configuração, refaça o merge e escolha unidade por unidade.

notice-memory-damaged =
    O banco de dados está danificado: { $part ->
        [pages] as páginas não batem
        [index] o índice { $name } não corresponde à tabela
        [check] a tabela { $name } tem linhas que o Cotejo nunca grava
        [reference] a tabela { $name } tem linhas que não pertencem a nada
        [history] não é possível ler o que as unidades eram antes (tabela { $name })
        [original] o original guardado de { $name } não é o que foi guardado
        [clock] o que outros programas gravassem passaria despercebido
        [schema] as tabelas não são as de uma memória
        [values] uma coluna contém o que o Cotejo nunca grava
        [rows] uma unidade não está onde deveria
       *[other] { $part }
    } (ocorrências: { $count }).
notice-memory-part-missing =
    Falta no banco de dados { $kind ->
        [table] a tabela
        [index] o índice
        [trigger] o gatilho
        [view] a visão
       *[other] a parte
    } { $name }.
notice-memory-part-other =
    { $kind ->
        [table] A tabela
        [index] O índice
        [trigger] O gatilho
        [view] A visão
       *[other] A parte
    } { $name } não está como o Cotejo cria.
notice-memory-count-wrong = Linhas na tabela { $table }: { $found }. Segundo o registro, deveriam ser { $logged }.
notice-memory-content-wrong = Há unidades cujo conteúdo não é o que foi gravado.
notice-memory-text-unreadable = Unidade { $unit }, { $lang }: não é possível ler o texto guardado.
notice-memory-key-wrong = Unidade { $unit }, { $lang }: a chave de busca não corresponde ao texto.
notice-memory-source-missing = Unidade { $unit }: falta o texto no idioma de origem, { $lang }.
notice-memory-import-interrupted = A importação { $import } de { $name } foi interrompida (unidades lidas: { $taken }). Importe o arquivo de novo para concluí-la ou desfaça-a com “cotejo memory undo { $import }”.
notice-memory-made = Foi criada uma memória nova e vazia: { $file }
notice-memory-built = Foi criada uma memória nova a partir de { $text } (unidades: { $units }): { $file }
notice-index-unwritable =
    { $location }: não é possível gravar o índice de busca ao lado da memória ({ $reason ->
        [read-only] aqui ela está disponível somente para leitura
       *[other] { $reason }
    }). Nenhuma correspondência se perde, mas cada execução cria um índice próprio e demora mais.
notice-original-not-kept = Aqui a memória está disponível somente para leitura e não guardou cópia de { $document }. Mantenha esse arquivo como está: “cotejo export” vai precisar dele.
notice-text-differs = O conteúdo de { $file } não é o que a memória leu da última vez. Importe-o com “cotejo import { $file }”.

# cotejo memory, cotejo stats

help-memory = Cuidar da memória: ver o histórico, desfazer, verificar, copiar
help-memory-history = Mostrar tudo o que aconteceu com uma unidade
help-memory-history-unit = O identificador da unidade, como cotejo lookup o mostra
help-memory-forget = Tirar uma unidade da memória; o histórico fica
help-memory-forget-unit = O identificador da unidade, como cotejo lookup o mostra
help-memory-undo = Desfazer uma importação inteira
help-memory-undo-import = O número da importação, como cotejo stats o mostra
help-memory-check = Verificar se a memória está íntegra
help-memory-backup = Copiar a memória para um arquivo novo
help-memory-backup-file = O arquivo a criar; não pode já existir
help-memory-restore = Colocar uma cópia no lugar da memória; o que havia fica salvo ao lado
help-memory-restore-file = Uma cópia feita com cotejo memory backup
help-stats = Mostrar o que a memória contém

memory-forgot = A unidade { $unit } foi retirada. O histórico fica: cotejo memory history { $unit }
memory-undid = A importação { $import } foi desfeita. Unidades retiradas: { $forgotten }; de volta ao que eram: { $restored }; mantidas porque foram alteradas depois: { $kept }.
memory-undo-left = A unidade { $unit } fica: { $later ->
    [none] foi alterada depois.
   *[other] a importação { $later } a alterou depois. Para voltar atrás, desfaça primeiro essa e depois a { $import } de novo.
}
memory-sound = { $file } está íntegro. Unidades: { $units }.
memory-unsound = { $file }: problemas encontrados: { $count }.
memory-backed-up = A memória foi copiada: { $file }
memory-restored = A memória está de novo como em { $file } (unidades: { $units }). O que havia antes foi salvo em { $kept }.
memory-event = { $date ->
    [none] Data desconhecida
   *[other] { $date }
}{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
} · { $kind ->
    [new] nova
    [updated] atualizada
    [forgotten] retirada
    [restored] de volta ao que era
    [elsewhere] gravada por outro programa
    [older] texto mais antigo em um arquivo, não aceito
    [unconfirmed] texto não confirmado em um arquivo, não aceito
   *[other] alterada de outra forma
}{ $import ->
    [none] {""}
   *[other] {" "}(importação { $import }: { $name })
}

stats-memory = Memória: { $file } ({ $size } kB)
stats-units = Unidades: { $units }. Documentos: { $documents }.
stats-language = Idioma
stats-variants = Segmentos
stats-state-initial = a confirmar
stats-state-translated = traduzidos
stats-state-reviewed = revisados
stats-state-final = finais
stats-origin = Origem
stats-units-column = Unidades
stats-origin-story = matérias traduzidas
stats-origin-site-string = textos do próprio site
stats-origin-aligned = textos alinhados
stats-origin-foreign = memórias de outras ferramentas
stats-origin-machine = tradução automática
stats-imports = Importações: { $count }. As últimas:
stats-import = { $import }: { $name }, { $date }{ $who ->
    [none] {""}
   *[other] {" "}({ $who })
}. { $journey ->
    [forget] Esquecidas: { $forgotten }; atualizadas: { $updated }.
    [reject] Rejeitadas: { $forgotten }; atualizadas: { $updated }.
    [import] Novas: { $new }; atualizadas: { $updated }; inalteradas: { $unchanged }{ $forgotten ->
        [0] {""}
       *[other] ; esquecidas: { $forgotten }
    }.
   *[other] {""}
}{ $state ->
    [running] {" "}Interrompida: importe o arquivo de novo para concluí-la.
    [undone] {" "}Desfeita.
    [done] {""}
   *[other] {""}
}
