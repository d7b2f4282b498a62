@ics2 @area:referral @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: What customs forbids to load is held, and nothing else

  Customs may forbid the loading of goods (IE3Q01): of containers by deep sea, of consignments by air before they are loaded. The notice names
  containers, receptacles or a house consignment; these are held, and the rest goes on. A carrier that customs does not reach by itself hears of
  it from the filer (Business process descriptions L3.5, RAT14).

  @ICS2-REF-10
  Scenario Outline: Of three <goods> in the <filing> of the <filer> one must not be loaded
    Given the <filer> has a registered <filing> with three <goods>
    When customs forbids the loading of the second of them
    Then the second is held from loading, and the others are not

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing | goods      |
      | sea carrier | F10    | containers |
      | sea carrier | F12    | containers |

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing | goods      |
      | sea house filer | F14    | containers |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing | goods          |
      | air carrier | F20    | house waybills |

    @role:air-carrier @role:air-forwarder @mode:air
    Examples:
      | filer                    | filing | goods          |
      | air carrier or forwarder | F24    | house waybills |

    @role:express @mode:air
    Examples:
      | filer            | filing | goods          |
      | express operator | F32    | house waybills |

    @role:post @mode:postal
    Examples:
      | filer           | filing | goods        |
      | postal operator | F43    | postal items |

  @ICS2-REF-11
  Scenario Outline: The <filer> of an <filing> tells a carrier that customs does not reach
    Given the <filer> has a registered <filing> for a carrier that customs does not reach
    When customs forbids the loading of its goods
    Then the operator has told the carrier

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F24    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F32    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |
