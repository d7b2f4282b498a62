@ics2 @area:data-quality @needs:stimulate:ics2.file @needs:stimulate:ics2.correct @needs:observe @needs:receive:ics2
Feature: Whoever files, each filing has a local reference number of its own

  A declarant uses a local reference number once, and a correction of what was refused is a new filing (HTI Rules and Conditions 2.01, R3003).
  What customs refuses here is the name of the declarant in letters that it does not read (code 102), which every type of filing has.

  @ICS2-DAT-03
  Scenario Outline: The <filer> files <filing>, corrects it and files again under three numbers
    Given the <filer> has filed <filing> with a declarant named in Arabic letters, and was refused
    When the operator corrects the shipment and files again
    Then the correction has a local reference number of its own
    And customs registers the filing
    When the <filer> files <filing> with only what must be said
    Then the filing has a local reference number of its own
    And customs registers the filing

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F11    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F10    |

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:sea-consignee @mode:maritime
    Examples:
      | filer     | filing |
      | consignee | F17    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F27    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F26    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F30    |

    @role:express @mode:road
    Examples:
      | filer            | filing |
      | express operator | F34    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |

    @role:road-carrier @mode:road
    Examples:
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples:
      | filer        | filing |
      | rail carrier | F51    |
